// Written from the sheets: npx vitest run --project repo styles -u

declare module '*/action-button.module.css' {
  export const action: string;
}

declare module '*/app-list.module.css' {
  export const rest: string;
}

declare module '*/app-section.module.css' {
  export const cards: string;
  export const count: string;
  export const head: string;
}

declare module '*/arrange.module.css' {
  export const dragged: string;
  export const grip: string;
  export const icon: string;
  export const label: string;
  export const list: string;
  export const row: string;
  export const target: string;
}

declare module '*/asked-send.module.css' {
  export const acts: string;
  export const ask: string;
  export const warning: string;
}

declare module '*/attempt-status.module.css' {
  export const appear: string;
  export const attempt: string;
  export const late: string;
}

declare module '*/body.module.css' {
  export const bar: string;
  export const picture: string;
  export const raw: string;
}

declare module '*/call-list.module.css' {
  export const byWidth: string;
  export const chosen: string;
  export const columns: string;
  export const heads: string;
  export const list: string;
  export const mark: string;
  export const none: string;
  export const pane: string;
  export const row: string;
  export const rows: string;
  export const tail: string;
}

declare module '*/candidates.module.css' {
  export const acts: string;
  export const candidate: string;
  export const candidates: string;
  export const done: string;
  export const name: string;
}

declare module '*/card.module.css' {
  export const bad: string;
  export const body: string;
  export const card: string;
  export const chosen: string;
  export const guard: string;
  export const head: string;
  export const life: string;
  export const message: string;
  export const name: string;
  export const ways: string;
}

declare module '*/code-tab.module.css' {
  export const cookies: string;
  export const realToken: string;
}

declare module '*/column-cells.module.css' {
  export const waterfall: string;
}

declare module '*/common.module.css' {
  export const error: string;
  export const hint: string;
  export const mono: string;
  export const muted: string;
  export const primary: string;
  export const quiet: string;
  export const visuallyHidden: string;
  export const warn: string;
}

declare module '*/compare-tab.module.css' {
  export const line: string;
  export const partner: string;
}

declare module '*/compared-calls.module.css' {
  export const compared: string;
  export const side: string;
  export const sides: string;
  export const title: string;
}

declare module '*/comparison-view.module.css' {
  export const amount: string;
  export const comparison: string;
  export const heading: string;
  export const kind: string;
  export const name: string;
  export const row: string;
  export const value: string;
}

declare module '*/copy-button.module.css' {
  export const copy: string;
}

declare module '*/declined-notice.module.css' {
  export const acts: string;
  export const askAgain: string;
  export const declined: string;
}

declare module '*/detail.module.css' {
  export const call: string;
  export const comeLate: string;
  export const detail: string;
  export const pane: string;
  export const reading: string;
}

declare module '*/diagnostics.module.css' {
  export const diagnostics: string;
}

declare module '*/endpoints.module.css' {
  export const endpoints: string;
  export const number: string;
  export const scroller: string;
}

declare module '*/environment-form.module.css' {
  export const form: string;
}

declare module '*/erasure.module.css' {
  export const notice: string;
}

declare module '*/export.module.css' {
  export const choice: string;
  export const counts: string;
  export const dialog: string;
  export const end: string;
  export const number: string;
  export const preview: string;
  export const scope: string;
  export const why: string;
}

declare module '*/facts.module.css' {
  export const facts: string;
  export const missing: string;
}

declare module '*/fault-banner.module.css' {
  export const banner: string;
}

declare module '*/fault-tab.module.css' {
  export const acts: string;
  export const hints: string;
  export const tab: string;
  export const ways: string;
}

declare module '*/field.module.css' {
  export const field: string;
  export const masked: string;
  export const row: string;
}

declare module '*/filter-field.module.css' {
  export const filter: string;
  export const problems: string;
}

declare module '*/first-run.module.css' {
  export const command: string;
  export const firstRun: string;
  export const have: string;
  export const scopes: string;
  export const steps: string;
}

declare module '*/foot.module.css' {
  export const foot: string;
  export const unofficial: string;
}

declare module '*/footer.module.css' {
  export const copied: string;
  export const last: string;
  export const notice: string;
  export const row: string;
  export const unofficial: string;
}

declare module '*/form.module.css' {
  export const atEnd: string;
  export const body: string;
  export const choice: string;
  export const error: string;
  export const foot: string;
  export const form: string;
  export const group: string;
  export const narrow: string;
  export const revealed: string;
  export const saved: string;
}

declare module '*/header.module.css' {
  export const header: string;
}

declare module '*/headers.module.css' {
  export const pairs: string;
}

declare module '*/help.module.css' {
  export const help: string;
}

declare module '*/history.module.css' {
  export const history: string;
  export const number: string;
}

declare module '*/icon-button.module.css' {
  export const icon: string;
}

declare module '*/json-tree.module.css' {
  export const aside: string;
  export const found: string;
  export const mark: string;
  export const name: string;
  export const row: string;
  export const tree: string;
  export const value: string;
}

declare module '*/keyboard.module.css' {
  export const keys: string;
}

declare module '*/lifetime-bar.module.css' {
  export const bar: string;
  export const left: string;
  export const rest: string;
}

declare module '*/link-button.module.css' {
  export const link: string;
}

declare module '*/list-options.module.css' {
  export const button: string;
  export const choice: string;
  export const columns: string;
  export const options: string;
}

declare module '*/lookup-field.module.css' {
  export const lookup: string;
}

declare module '*/menu.module.css' {
  export const anchor: string;
  export const menu: string;
  export const upwards: string;
}

declare module '*/named-filters.module.css' {
  export const adding: string;
  export const answers: string;
  export const button: string;
  export const card: string;
  export const form: string;
  export const use: string;
}

declare module '*/needed-scopes.module.css' {
  export const needed: string;
}

declare module '*/options.module.css' {
  export const head: string;
  export const notice: string;
  export const sections: string;
}

declare module '*/origin-form.module.css' {
  export const form: string;
}

declare module '*/panel.module.css' {
  export const empty: string;
}

declare module '*/paste-offer.module.css' {
  export const offer: string;
}

declare module '*/pill.module.css' {
  export const pill: string;
}

declare module '*/popover-button.module.css' {
  export const card: string;
  export const drawn: string;
}

declare module '*/popup.module.css' {
  export const list: string;
  export const page: string;
}

declare module '*/remove-everything.module.css' {
  export const form: string;
  export const line: string;
  export const remove: string;
}

declare module '*/replay-comparison.module.css' {
  export const comparison: string;
}

declare module '*/replay-form.module.css' {
  export const acts: string;
  export const call: string;
  export const form: string;
  export const kept: string;
  export const label: string;
  export const line: string;
  export const note: string;
  export const version: string;
}

declare module '*/row-menu.module.css' {
  export const detail: string;
  export const group: string;
  export const heading: string;
  export const menu: string;
}

declare module '*/rows.module.css' {
  export const head: string;
  export const name: string;
  export const row: string;
  export const rows: string;
  export const search: string;
}

declare module '*/said.module.css' {
  export const said: string;
}

declare module '*/scope-chips.module.css' {
  export const chip: string;
  export const chips: string;
  export const right: string;
  export const rights: string;
}

declare module '*/search-field.module.css' {
  export const search: string;
}

declare module '*/search.module.css' {
  export const found: string;
  export const none: string;
  export const search: string;
}

declare module '*/section.module.css' {
  export const amount: string;
  export const section: string;
}

declare module '*/segments.module.css' {
  export const segments: string;
}

declare module '*/sessions.module.css' {
  export const close: string;
  export const fields: string;
  export const file: string;
  export const name: string;
  export const noCalls: string;
  export const save: string;
  export const strip: string;
}

declare module '*/setting.module.css' {
  export const hint: string;
  export const setting: string;
  export const version: string;
}

declare module '*/several-list.module.css' {
  export const row: string;
  export const rows: string;
}

declare module '*/split.module.css' {
  export const border: string;
  export const listAlone: string;
  export const split: string;
}

declare module '*/status.module.css' {
  export const status: string;
}

declare module '*/switch.module.css' {
  export const button: string;
  export const track: string;
}

declare module '*/tab-status.module.css' {
  export const acts: string;
  export const line: string;
  export const page: string;
  export const status: string;
}

declare module '*/tabs-offer.module.css' {
  export const offer: string;
}

declare module '*/tabs.module.css' {
  export const bar: string;
  export const content: string;
  export const tabs: string;
}

declare module '*/timing-tab.module.css' {
  export const bar: string;
  export const cell: string;
  export const number: string;
  export const rest: string;
  export const sizes: string;
  export const timing: string;
}

declare module '*/token-set-settings.module.css' {
  export const tokenSet: string;
}

declare module '*/toolbar.module.css' {
  export const bar: string;
  export const button: string;
  export const dot: string;
  export const end: string;
  export const setting: string;
  export const word: string;
}

declare module '*/undo-card.module.css' {
  export const card: string;
}

declare module '*/verdict-card.module.css' {
  export const advice: string;
}

declare module '*/views.module.css' {
  export const answer: string;
  export const aside: string;
  export const callName: string;
  export const disagrees: string;
  export const environment: string;
  export const has: string;
  export const head: string;
  export const least: string;
  export const leastList: string;
  export const mark: string;
  export const newName: string;
  export const number: string;
  export const oneLine: string;
  export const prose: string;
  export const scopes: string;
  export const source: string;
  export const time: string;
  export const tokenSets: string;
  export const view: string;
  export const warning: string;
}

declare module '*/ways-to-scope.module.css' {
  export const aside: string;
  export const bar: string;
  export const mail: string;
  export const scopes: string;
  export const steps: string;
}

declare module '*/withheld-notice.module.css' {
  export const notice: string;
}
