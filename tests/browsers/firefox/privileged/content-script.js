/* A frame script in the process of the popup or panel: runs the driver's functions in the page, and types. */
addMessageListener('companion:run', async ({ data: { id, source } }) => {
  try {
    // The page's own realm without its Content-Security-Policy, like WebDriver in a tab.
    const realm = new Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
    sendAsyncMessage('companion:answer', { id, value: await Cu.evalInSandbox(source, realm) });
  } catch (error) {
    sendAsyncMessage('companion:answer', { id, error: String(error) });
  }
});

let clicked = null;

/* Answers once it listens: the next click is told by 'companion:clicked', when the page has handled it. */
addMessageListener('companion:expectClick', ({ data: { id } }) => {
  clicked = new Promise((resolve) => {
    addEventListener(
      'mouseup',
      // The click itself follows in the same task.
      () => Services.tm.dispatchToMainThread(() => resolve(null)),
      { capture: true, once: true },
    );
  });
  sendAsyncMessage('companion:answer', { id, value: null });
});

addMessageListener('companion:clicked', async ({ data: { id } }) => {
  sendAsyncMessage('companion:answer', { id, value: await clicked });
});

addMessageListener('companion:press', ({ data: { id, name } }) => {
  const processor = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
  if (processor.beginInputTransactionForTests(content)) {
    const keys = name
      .split(/(?<=.)\+/)
      .map((key) => new content.KeyboardEvent('', { key, keyCode: key === ' ' ? 32 : 0 }));
    for (const key of keys) processor.keydown(key);
    for (const key of keys.toReversed()) processor.keyup(key);
    sendAsyncMessage('companion:answer', { id, value: null });
  } else {
    sendAsyncMessage('companion:answer', { id, error: 'this page takes no keys now' });
  }
});
