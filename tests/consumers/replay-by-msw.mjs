// Prints how @mswjs/source and msw answer requests from a HAR file. Usage: < `{har, requests}`
import { readFileSync } from 'node:fs';
import { fromTraffic } from '@mswjs/source/traffic';
import { getResponse } from 'msw';

const { har, requests } = JSON.parse(readFileSync(0, 'utf8'));
const handlers = fromTraffic(har);
const answers = [];
for (const { url, ...init } of requests) answers.push(await answerTo(new Request(url, init)));
process.stdout.write(JSON.stringify(answers));

async function answerTo(request) {
  const response = await getResponse(handlers, request);
  if (response === undefined) return 'not in the file';
  return response.type === 'error' ? 'no answer' : { status: response.status, text: await response.text() };
}
