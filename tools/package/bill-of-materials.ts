import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { runProgram } from '../run-program.ts';
import type { Commit } from './read-commit.ts';

const Component = v.object({
  type: v.string(),
  name: v.string(),
  version: v.string(),
  'bom-ref': v.string(),
  purl: v.string(),
  licenses: v.array(v.unknown()),
  hashes: v.array(v.unknown()),
});

const Sbom = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ specVersion: v.string(), components: v.array(v.looseObject({ 'bom-ref': v.string() })) }),
);

const Project = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ name: v.string(), version: v.string(), license: v.string() }),
);

/** Lists everything, also if this machine's NODE_ENV or settings leave parts out. */
const WHOLE = ['--include=dev', '--include=optional', '--include=peer'];

interface Shipped {
  /** has the commit's package.json and package-lock.json */
  readonly folder: string;
  /** what the bundler wrote of the packages that it took code from: `## NAME - VERSION (LICENCE)`, and the text */
  readonly licenses: string;
}

/**
 * What ships in the extension, as CycloneDX, from `npm sbom`. Its random number, time and npm version are replaced by
 * what the commit says. Not by `--omit dev`: that leaves out a dependency that a development tool also needs.
 */
export async function billOfMaterials(
  { id, committedAt, files }: Commit,
  { folder, licenses }: Shipped,
): Promise<string> {
  const args = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', ...WHOLE];
  const { code, stdout, output } = await runProgram('npm', args, { folder });
  if (code !== 0) throw new Error(`npm sbom failed:\n${output}`);
  const sbom = v.parse(Sbom, stdout);
  const shipped = new Set(
    [...licenses.matchAll(/^## (\S+) - (\S+)/gm)].map(([, ...release]) => release.join('@')),
  );
  const found = sbom.components.filter((each) => shipped.has(each['bom-ref']));
  if (found.length < shipped.size) throw new Error(`npm sbom knows not all of ${[...shipped].join(', ')}`);
  const components = v.parse(v.array(Component), found).sort((a, b) => (a.name < b.name ? -1 : 1));
  const { name, version, license } = v.parse(Project, new TextDecoder().decode(files.get('package.json')));
  const bill = {
    $schema: `http://cyclonedx.org/schema/bom-${sbom.specVersion}.schema.json`,
    bomFormat: 'CycloneDX',
    specVersion: sbom.specVersion,
    serialNumber: `urn:uuid:${uuidOf(id)}`,
    version: 1,
    metadata: {
      timestamp: new Date(committedAt).toISOString(),
      component: {
        type: 'application',
        'bom-ref': `${name}@${version}`,
        name,
        version,
        licenses: [{ license: { id: license } }],
      },
    },
    components,
    dependencies: [{ ref: `${name}@${version}`, dependsOn: components.map((one) => one['bom-ref']) }],
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

/** Version 8 of RFC 9562: made of bits of one's own. */
function uuidOf(id: string): string {
  const hex = createHash('sha256').update(id).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
