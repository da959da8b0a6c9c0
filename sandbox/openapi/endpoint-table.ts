import { ENDPOINTS, type Endpoint } from '../../src/inventorum/endpoints.ts';
import { contractsOf } from '../contract/all-contracts.ts';

const TEST = 'sandbox/contract/contract.test.ts';

const HEAD = `# The sandbox's API

What the sandbox serves, written by \`sandbox/openapi/documents.test.ts\` from the catalogue (\`src/inventorum\`) and the
contracts (\`sandbox/contract\`). Do not edit: run \`npx vitest run --project sandbox sandbox/openapi -u\`.

Evidence: **documented** on a page of the documentation, **recorded** in published exchanges, **assumed** by us or by a
public client. Any one of the scopes is enough. Versions name the shapes that differ. The test in the last column sends a
real request in each version and compares the answer.

| endpoint | scopes | endpoint is | shapes by version | test |
| --- | --- | --- | --- | --- |`;

const FOOT = `
## What it does not do
- Files behind the addresses of receipts and returns are not made. Uploaded pictures are, in every size.
- Gift cards, webhooks, users, suppliers and whatever else stands in no row: no shape is known.
- Times are UTC; the cash book holds cash only (payment method \`"0"\`).
- A variation keeps its stock; a product with variations has their sum and takes no adjustment of its own.
- Orders take goods from stock unless they are drafts, tests or cancelled; returns bring them back unless told otherwise.
`;

/** docs/sandbox-api.md. */
export function endpointTable(): string {
  return `${[HEAD, ...ENDPOINTS.map(row)].join('\n')}\n${FOOT}`;
}

function row(endpoint: Endpoint): string {
  const { method, template, evidence } = endpoint;
  const contracts = contractsOf(method, template);
  const shapes = contracts.map(
    ({ versions: [from, to], evidence: how }) => `${from === to ? from : `${from} to ${to}`}: ${how}`,
  );
  const isKnown = contracts.length > 0;
  const cells = [
    `\`${method} ${template}\``,
    scopesOf(endpoint),
    evidence,
    isKnown ? shapes.join('<br>') : 'unknown: answers 404',
    `\`${TEST}\`: ${isKnown ? `"${method} ${template} in version …"` : '"what nobody has shown answers 404"'}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function scopesOf({ requirement }: Endpoint): string {
  if (requirement === null) return 'none';
  const { right, legacy, rightEvidence, legacyEvidence } = requirement;
  const parts = [
    ...(right === null ? [] : [`\`${right}\` (${rightEvidence})`]),
    ...(legacy === null ? [] : [`\`${legacy}\` (${legacyEvidence})`]),
  ];
  return parts.join('<br>');
}
