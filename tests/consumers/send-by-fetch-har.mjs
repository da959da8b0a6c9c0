// Prints the request that fetch-har makes of the first one of a HAR file. Usage: < the file
import { readFileSync } from 'node:fs';
import fetchHAR from 'fetch-har';

let sent;
globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  sent = { type: request.headers.get('content-type'), body: await request.text() };
  return new Response();
};
await fetchHAR(JSON.parse(readFileSync(0, 'utf8')));
process.stdout.write(JSON.stringify(sent));
