/** Served as a separate file, so that the pages need no inline style. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1d2733; --paper: #fff; --soft: #f2f5f8; --line: #8794a3; --brand: #00617a; --bad: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8edf2; --paper: #14191f; --soft: #1f262e; --line: #7f8c9a; --brand: #7fd3e8; --bad: #ffb4ab; }
}
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
header, main, footer { max-width: 46rem; margin: 0 auto; padding: 1rem; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: baseline; justify-content: space-between; }
header p, footer p { margin: 0; }
footer { border-top: 1px solid var(--line); }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; } h3 { font-size: 1rem; margin: 0; }
a { color: var(--brand); }
label, legend { font-weight: 600; }
.hint { font-weight: 400; }
.field { margin: 0 0 1rem; } .field > label { display: block; }
input:not([type=checkbox]), textarea { width: 100%; padding: .5rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; }
textarea, .secret input { font-family: ui-monospace, monospace; font-size: .875rem; }
:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
button { padding: .5rem 1rem; font: inherit; font-weight: 600; color: var(--paper); background: var(--brand); border: 1px solid var(--brand); border-radius: 4px; cursor: pointer; }
button.quiet { color: var(--brand); background: transparent; }
button.danger { background: var(--bad); border-color: var(--bad); }
[aria-invalid=true] { border-color: var(--bad) !important; }
.error { color: var(--bad); margin: .25rem 0 0; }
.alert { border: 2px solid var(--bad); border-radius: 4px; padding: .5rem 1rem; margin: 1rem 0; }
.card { background: var(--soft); border-radius: 6px; padding: 1rem; margin: 0 0 1rem; }
.secret { display: flex; gap: .5rem; align-items: end; margin: 0 0 .75rem; } .secret > div { flex: 1; }
fieldset { border: 1px solid var(--line); border-radius: 4px; margin: 0 0 1rem; }
.scopes { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: 0 1rem; }
.scopes label { display: block; font-weight: 400; padding: .15rem 0; }
ul.plain { list-style: none; padding: 0; }
code { overflow-wrap: anywhere; }
`;

/** Copies the field that a button names. Without scripts the buttons stay hidden, and the fields can be selected. */
export const COPY_SCRIPT = `
for (const button of document.querySelectorAll('button[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    await navigator.clipboard.writeText(field.value);
    document.getElementById('announcement').textContent = button.dataset.copied;
  });
}
`;
