import path from 'node:path';
import * as v from 'valibot';

/** The files of a build: path in the extension's folder, with slashes -> content. */
export type BuiltFiles = ReadonlyMap<string, string>;

/** What must be reloaded after a build. Pages by path: 'src/popup/index.html'. */
export type Change = { readonly reload: 'extension' } | { readonly reload: readonly string[] };

const Manifest = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    background: v.object({
      service_worker: v.optional(v.string()),
      scripts: v.optional(v.array(v.string()), []),
    }),
    devtools_page: v.string(),
  }),
);

/**
 * What must be reloaded after a build: the pages with a changed file, or the whole extension if the background, its
 * DevTools page, the manifest or a text has changed, which the browser reads only when it loads the extension.
 */
export function changeBetween(before: BuiltFiles, after: BuiltFiles): Change {
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (file) => before.get(file) !== after.get(file),
  );
  const isChanged = (page: string): boolean => {
    const behind = filesBehind(page, after);
    return changed.some((file) => behind.has(file));
  };
  const { background, devtools_page } = v.parse(Manifest, after.get('manifest.json'));
  const roots = [background.service_worker ?? [], background.scripts, devtools_page].flat();
  if (changed.some(isReadOnLoading) || roots.some(isChanged)) return { reload: 'extension' };
  const pages = [...after.keys()].filter((file) => file.endsWith('.html') && file !== devtools_page);
  return { reload: pages.filter(isChanged) };
}

function isReadOnLoading(file: string): boolean {
  return file === 'manifest.json' || file.startsWith('_locales/') || file.startsWith('icons/');
}

/** The file and everything that it loads, now or later; a built file names others in quotes. */
function filesBehind(root: string, files: BuiltFiles): ReadonlySet<string> {
  const byName = new Map([...files.keys()].map((file) => [path.posix.basename(file), file]));
  const behind = new Set<string>();
  const open = [root];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (behind.has(file)) continue;
    behind.add(file);
    for (const [, name = ''] of (files.get(file) ?? '').matchAll(/["'`]([^"'`\s]+\.(?:js|css))["'`]/g)) {
      const named = byName.get(path.posix.basename(name));
      if (named !== undefined) open.push(named);
    }
  }
  return behind;
}
