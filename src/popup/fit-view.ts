// Chromium cuts a zoomed popup at 800 x 600 pixels and adds scroll bars to its document, whatever the styles say. As large
// as what is visible, the document needs none. Loaded after the first view, which must stay small.

const { documentElement: page, body } = document;

function fitDocument(): void {
  // The document hides what overflows, so the bars are the browser's.
  if (innerWidth > page.clientWidth) page.style.height = `${innerHeight}px`;
  if (innerHeight > page.clientHeight) {
    for (const { style } of [page, body]) style.width = `${innerWidth}px`;
  }
}

fitDocument();
addEventListener('resize', fitDocument);

export {};
