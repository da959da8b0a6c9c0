/** SECRET: a text that was pasted before the code that takes it was loaded. */
export const earlyPaste = { text: '' };

document.addEventListener(
  'paste',
  ({ target, clipboardData }) => {
    // A text field takes it itself.
    if (!(target instanceof HTMLInputElement)) earlyPaste.text = clipboardData?.getData('text/plain') ?? '';
  },
  { once: true },
);
