/** A small page. Both texts are escaped. */
export function htmlPage(title: string, text: string): string {
  const [safeTitle, safeText] = [escapeHtml(title), escapeHtml(text)];
  return (
    `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${safeTitle}</title></head>` +
    `<body><h1>${safeTitle}</h1><p>${safeText}</p></body></html>\n`
  );
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
