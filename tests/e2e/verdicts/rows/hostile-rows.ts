import { errorBody } from '../../../../src/inventorum/api-error.ts';
import type { VerdictRow } from '../verdict-row.ts';

const IMAGE = '<img src=x onerror="document.documentElement.dataset.hacked=1">';
const RIGHT_TO_LEFT = 'safe \u202Egnp.exe\u202C \u05D0\u05D1';
const MEGABYTE = 'w'.repeat(990_000);

const OTHER = { verdict: 'other', title: 'The server refuses this call', pill: 'refused' } as const;

/** Malicious servers or attackers in between. */
export const HOSTILE_ROWS: readonly VerdictRow[] = [
  {
    ...OTHER,
    what: 'markup in the key and the description',
    fault: { kind: 'answer', status: 409, body: errorBody(IMAGE, `${IMAGE}<script>${IMAGE}</script>`) },
    says: { 'server-says': /<img src=x onerror=.*“<img src=x.*<script>/s },
  },
  {
    what: 'markup in fields and in what was sent for them',
    verdict: 'validation',
    call: { method: 'POST', body: { [IMAGE]: IMAGE } },
    fault: {
      kind: 'answer',
      status: 400,
      body: { error: { key: 'common.serializer_error', description: null, fields: { [IMAGE]: [IMAGE] } } },
    },
    title: 'The server refuses the input',
    pill: 'input refused',
    says: { 'server-fields': /<img src=x.*<img src=x.*\(sent: "<img/s },
  },
  {
    ...OTHER,
    what: 'writing from right to left',
    fault: { kind: 'answer', status: 409, body: errorBody('a.key', RIGHT_TO_LEFT) },
    says: { 'server-says': /^[^\u202A-\u202E]*\u05D0\u05D1[^\u202A-\u202E]*$/ },
  },
  {
    ...OTHER,
    what: 'a word of nearly 1 MB',
    fault: { kind: 'answer', status: 409, body: errorBody('a.key', MEGABYTE) },
    says: { 'server-says': /^409$/, notices: /too long/ },
  },
  {
    what: 'markup in the address',
    verdict: 'not found',
    call: { url: `/api/${encodeURIComponent(IMAGE)}/` },
    title: 'There is nothing at this address',
    pill: 'not found',
    says: { 'server-says': /^404/ },
  },
];
