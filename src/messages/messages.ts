import type { NamesIn } from './table.ts';
import { BROWSER } from './texts/browser.ts';
import { COMMON } from './texts/common.ts';
import { COMPARISON } from './texts/comparison.ts';
import { FAULTS } from './texts/faults.ts';
import { LEARNING_VIEW } from './texts/learning-view.ts';
import { NAMED_FILTERS } from './texts/named-filters.ts';
import { NO_TOKEN } from './texts/no-token.ts';
import { NOTICES } from './texts/notices.ts';
import { OPTIONS } from './texts/options.ts';
import { OPTIONS_TOKENS } from './texts/options-tokens.ts';
import { PANEL } from './texts/panel.ts';
import { PANEL_CODE } from './texts/panel-code.ts';
import { PANEL_COLUMNS } from './texts/panel-columns.ts';
import { PANEL_DETAIL } from './texts/panel-detail.ts';
import { PANEL_EXPORT } from './texts/panel-export.ts';
import { PANEL_FILTER } from './texts/panel-filter.ts';
import { PANEL_LIST } from './texts/panel-list.ts';
import { PANEL_TIMING } from './texts/panel-timing.ts';
import { PASTE } from './texts/paste.ts';
import { PASTE_SEVERAL } from './texts/paste-several.ts';
import { POPUP } from './texts/popup.ts';
import { POPUP_FORM } from './texts/popup-form.ts';
import { POPUP_LIST } from './texts/popup-list.ts';
import { POPUP_TAB } from './texts/popup-tab.ts';
import { PROBLEMS } from './texts/problems.ts';
import { REPLAY } from './texts/replay.ts';
import { ROW_MENU } from './texts/row-menu.ts';
import { SCOPE_VIEWS } from './texts/scope-views.ts';
import { SESSIONS } from './texts/sessions.ts';
import { TOKEN_SET } from './texts/token-set.ts';
import { VERDICT_ACTIONS } from './texts/verdict-actions.ts';
import { VERDICT_ADVICE } from './texts/verdict-advice.ts';
import { VERDICT_CORS } from './texts/verdict-cors.ts';
import { VERDICT_FACTS } from './texts/verdict-facts.ts';
import { VERDICT_FORBIDDEN } from './texts/verdict-forbidden.ts';
import { VERDICT_TITLES } from './texts/verdict-titles.ts';

/** Every message. Only the build, tests and types use it: pages get their texts from the browser. */
export const MESSAGES = {
  ...BROWSER,
  ...COMMON,
  ...PROBLEMS,
  ...TOKEN_SET,
  ...POPUP,
  ...POPUP_TAB,
  ...POPUP_LIST,
  ...POPUP_FORM,
  ...PASTE,
  ...PASTE_SEVERAL,
  ...OPTIONS,
  ...OPTIONS_TOKENS,
  ...PANEL,
  ...PANEL_LIST,
  ...PANEL_COLUMNS,
  ...PANEL_FILTER,
  ...PANEL_DETAIL,
  ...PANEL_TIMING,
  ...PANEL_CODE,
  ...PANEL_EXPORT,
  ...ROW_MENU,
  ...SESSIONS,
  ...NAMED_FILTERS,
  ...VERDICT_TITLES,
  ...VERDICT_ADVICE,
  ...VERDICT_CORS,
  ...NO_TOKEN,
  ...VERDICT_FACTS,
  ...VERDICT_FORBIDDEN,
  ...VERDICT_ACTIONS,
  ...NOTICES,
  ...REPLAY,
  ...COMPARISON,
  ...FAULTS,
  ...SCOPE_VIEWS,
  ...LEARNING_VIEW,
} as const;

type Messages = typeof MESSAGES;

/** The names of each message's placeholders. */
type Names = { [Key in keyof Messages]: NamesIn<Messages[Key]['en']> };

/** A counted message, without its plural category: `tokenSets`. */
export type CountedKey = {
  [Key in keyof Messages]: Messages[Key]['en'] extends string ? never : Key;
}[keyof Messages];

/** A message without placeholders. */
export type PlainKey = {
  [Key in keyof Messages]: [Names[Key]] extends [never] ? Key : never;
}[keyof Messages];

/** A message with placeholders. */
export type FilledKey = Exclude<keyof Messages, CountedKey | PlainKey>;

/** The messages with exactly these placeholders: `KeyNaming<'name'>`, `KeyNaming<'from' | 'to'>`. */
export type KeyNaming<Wanted extends string> = {
  [Key in FilledKey]: [Wanted, Names[Key]] extends [Names[Key], Wanted] ? Key : never;
}[FilledKey];

/**
 * The values of a message, by placeholder. Names of other messages are refused: the browser gets the values in the order of
 * their names, so that one too many would move the others. If a key is one of several, all must have the same placeholders.
 */
export type ValuesFor<Key extends FilledKey, Value = string> = [Key] extends [KeyNaming<Names[Key]>]
  ? { readonly [Name in Names[Key]]: Value } & { readonly [Other in Exclude<AnyName, Names[Key]>]?: never }
  : never;

type AnyName = Names[FilledKey];
