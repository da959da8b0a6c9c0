/** The classes and keyframes that a sheet defines, each once, in alphabetical order. */
export function namesInSheet(css: string): readonly string[] {
  const names = new Set<string>();
  for (const prelude of preludesOf(css)) {
    const [, keyframes] = /^@keyframes ([\w-]+)$/.exec(prelude) ?? [];
    if (keyframes !== undefined) names.add(keyframes);
    if (!prelude.startsWith('@')) for (const name of classesIn(prelude)) names.add(name);
  }
  return [...names].sort();
}

/** The text before each `{`: selectors and at-rules, nested ones included. */
export function preludesOf(css: string): readonly string[] {
  const bare = css.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return [...bare.matchAll(/([^{};]+)\{/g)].map(([, prelude = '']) => prelude.replaceAll(/\s+/g, ' ').trim());
}

/** The sheet's own classes in a selector; `:global()` contains none of them. */
export function classesIn(selector: string): readonly string[] {
  const local = selector.replaceAll(/:global\([^)]*\)/g, '').replaceAll(/"[^"]*"/g, '');
  return [...local.matchAll(/\.([a-zA-Z_][\w-]*)/g)].map(([, name = '']) => name);
}
