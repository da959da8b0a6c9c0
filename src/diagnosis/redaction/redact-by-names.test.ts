import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HarEntry } from '../har/har.ts';
import { harEntry } from '../har/har-entry.ts';
import { personalField } from './names/personal-names.ts';
import { secretField } from './names/secret-names.ts';
import { redactByNames } from './redact-by-names.ts';

interface Facts {
  readonly url?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly cookies?: readonly (readonly [string, string])[];
  readonly sent?: string;
  readonly sentAs?: string;
  readonly body?: string;
}

function entry(facts: Facts): HarEntry {
  const pairs = (list: Facts['headers']) => (list ?? []).map(([name, value]) => ({ name, value }));
  const made = harEntry(
    {
      startedDateTime: '2026-11-24T10:00:00.000Z',
      request: {
        method: 'POST',
        url: facts.url ?? 'https://app.inventorum.com/api/products/',
        headers: pairs(facts.headers),
        cookies: pairs(facts.cookies),
        ...(facts.sent !== undefined && { postData: { mimeType: facts.sentAs, text: facts.sent } }),
      },
      response: { status: 200, content: { mimeType: 'application/json' } },
    },
    { kind: 'text', text: facts.body ?? '' },
  );
  if (!made) throw new Error('no entry');
  return made;
}

function redacted(facts: Facts, personal: 'keep' | 'replace' = 'replace') {
  const [first] = redactByNames([entry(facts)], personal).value;
  if (!first) throw new Error('no entry');
  return first;
}

/** Names and texts of a JSON value. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...textsIn(inner)]);
}

describe('redactByNames', () => {
  test.each([
    ['Authorization', 'Bearer abc.def', 'Bearer [other access token 1]'],
    ['authorization', 'Basic Y2xpZW50', 'Basic [credential 1]'],
    ['Authorization', 'abc', '[credential 1]'],
    ['Authorization', 'Bearer [access token 3]', 'Bearer [access token 3]'],
    ['Proxy-Authorization', 'Digest username="x"', 'Digest [credential 1]'],
    ['Cookie', 'sn=abc; theme=dark', 'sn=[cookie 1]; theme=[cookie 2]'],
    ['Set-Cookie', 'sn=abc; Max-Age=7200; HttpOnly', 'sn=[cookie 1]; Max-Age=7200; HttpOnly'],
    ['X-CSRFToken', 'abc', '[credential 1]'],
    ['Shorepay-Access-Key', 'abc', '[credential 1]'],
    ['X-Inv-Auth', 'abc', '[credential 1]'],
    ['Referer', 'https://h.test/?token=abc&page=1', 'https://h.test/?token=[credential 1]&page=1'],
    ['Location', '/done#access_token=abc', '/done#access_token=[other access token 1]'],
    ['X-Rid', '1234567890123456789', '1234567890123456789'],
    ['WWW-Authenticate', 'Bearer realm="api"', 'Bearer realm="api"'],
  ])('writes the header %s: %s as %s', (name, value, expected) => {
    expect(redacted({ headers: [[name, value]] }).request.headers).toEqual([{ name, value: expected }]);
  });

  test.each([
    [
      '{"access_token": "abc", "expires_in": 86400}',
      '{"access_token": "[other access token 1]", "expires_in": 86400}',
    ],
    ['{"refreshToken":"abc"}', '{"refreshToken":"[other refresh token 1]"}'],
    ['{"pin": 1234, "n": 1.50}', '{"pin": "[password 1]", "n": 1.50}'],
    ['{"token": {"value": "abc", "ok": true}}', '{"token": {"value": "[credential 1]", "ok": true}}'],
    ['{"a": [{"client_secret": "x\\"y"}]}', '{"a": [{"client_secret": "[other client secret 1]"}]}'],
    ['{"error":{"key":"token.invalid"}}', '{"error":{"key":"token.invalid"}}'],
    ['{"id": 1234567890123456789012, "v": 0E-10}', '{"id": 1234567890123456789012, "v": 0E-10}'],
    ['{"code": "", "token": null}', '{"code": "", "token": null}'],
    ['{"log": "{\\"password\\":\\"abc\\"}"}', '{"log": "{\\"password\\":\\"[password 1]\\"}"}'],
    ['{"access_token": "abc', '{"access_token": "[other access token 1]'],
    ['<p>token=abc</p> code: 1', '<p>token=[credential 1]</p> code: 1'],
    ['refresh_token=a%2Bb&x=1', 'refresh_token=[other refresh token 1]&x=1'],
    ['sent "Authorization: Bearer abcdefghijklmnop"', 'sent "Authorization: Bearer [credential 1]"'],
    ['a Bearer token is missing', 'a Bearer token is missing'],
    ['"just text"', '"just text"'],
    ['', ''],
  ])('writes the body %s as %s', (body, expected) => {
    expect(redacted({ body }).response.content.text).toBe(expected);
    expect(redacted({ sent: body, sentAs: 'text/plain' }).request.postData?.text).toBe(expected);
  });

  test('a URL keeps its shape: query, fragment and user', () => {
    const { request } = redacted({ url: 'https://me:pass@h.test/api/x/?page=1&access_token=a%2Fb#token=c' });
    expect(request.url).toBe(
      'https://%5Bcredential%201%5D@h.test/api/x/?page=1&access_token=%5Bother%20access%20token%201%5D#token=%5Bcredential%202%5D',
    );
    expect(request.queryString).toEqual([
      { name: 'page', value: '1' },
      { name: 'access_token', value: '[other access token 1]' },
    ]);
  });

  test.each([
    ['JSON in a field of a form', 'data=%7B%22password%22%3A%22hunter2%22%7D&n=1'],
    ['a line', 'one line\npassword=hunter2\nlast'],
    ['a line with a colon', 'host: h.test\npassword: hunter2\nlast'],
    ['words', 'tried with password=hunter2 twice'],
    ['an element', '<r xmlns="x"><Password>hunter2</Password></r>'],
    ['an element with a prefix and attributes', '<w:Password Type="text">\n hunter2</w:Password>'],
    ['a section of XML', '<password><![CDATA[hunter2]]></password>'],
    ['an attribute', '<user password="hunter2" id="7"/>'],
    ['an attribute in single quotes', "<user password='hunter2'/>"],
    ['an attribute without quotes', '<user password=hunter2 id=7>'],
    ['a hidden input', '<input type="hidden" name="csrf_token" value="hunter2">'],
    ['a hidden input, value first', "<input value='hunter2' name='csrf_token' type='hidden'/>"],
    ['a hidden input without quotes', '<input type=hidden name=csrf_token value=hunter2>'],
    ['a meta element', '<meta name="csrf-token" content="hunter2">'],
    ['an element that names its content', '<string name="api_key">hunter2</string>'],
    ['an address with a user', 'see https://me:hunter2@h.test/x and more'],
    ['a name with its value', '{"name":"password","value":"hunter2"}'],
    ['a name after its value', '{"value":"hunter2","key":"client_secret"}'],
    ['a name with its values', '{"field":"tokens","value":["a",{"b":"hunter2"}]}'],
    ['a list of two', '[["password","hunter2"],["page","1"]]'],
    ['JSON that is cut', '{"a":[{"log":"{\\"password\\":\\"hunter2'],
    ['an object of a program', "login({ user: 'x', password: 'hunter2' })"],
    ['a hash of Ruby', '{:password=>"hunter2"}'],
    ['an address in a value', 'next=https%3A%2F%2Fh.test%2F%3Ftoken%3Dhunter2'],
    [
      'an address in an address in a value',
      'next=%2Fx%3Fnext%3Dhttps%253A%252F%252Fh.test%252F%253Fsig%253Dhunter2',
    ],
    ['an address in JSON', '{"next":"https://h.test/?X-Amz-Signature=hunter2&X-Amz-Date=1"}'],
    ['a list in a query', 'access_token[]=hunter2&page=1'],
    ['a semicolon', 'a=1;access_token=hunter2'],
    ['a JWT, whatever its name', '{"access":"eyJhbGciOiJIUzI1NiJ9.eyJodW50ZXIyIjoxfQ.hunter2"}'],
    ['a private key', '{"pem":"-----BEGIN RSA PRIVATE KEY-----\\nhunter2\\n-----END RSA PRIVATE KEY-----"}'],
  ])('finds a secret in %s', (_where, body) => {
    expect(body).toMatch(/hunter2/);
    const text = redacted({ body, sent: body, sentAs: 'text/plain' }, 'keep');
    expect(text.response.content.text).not.toMatch(/hunter2|eyJodW/);
    expect(text.request.postData?.text).not.toMatch(/hunter2|eyJodW/);
    expect(text.response.content.text).toMatch(/\[[a-z ]+ \d\]|%(?:25)*5B/);
  });

  test.each([
    ['user info of an address', { headers: [['Location', 'https://me:hunter2@h.test/']] }],
    ['user info of the page before', { headers: [['Referer', 'https://me:hunter2@h.test/x']] }],
    ['a header that is no header', { headers: [['api_key', 'hunter2']] }],
    ['a signed link', { url: 'https://h.test/f?X-Goog-Signature=hunter2&X-Goog-Date=1' }],
    ['a link in a link', { url: 'https://h.test/?next=https%3A%2F%2Fi.test%2F%3Fhmac%3Dhunter2' }],
  ] satisfies [string, Facts][])('finds a secret in %s', (_where, facts) => {
    expect(JSON.stringify(entry(facts))).toMatch(/hunter2/);
    expect(JSON.stringify(redacted(facts, 'keep'))).not.toMatch(/hunter2/);
  });

  test.each([
    '{"error":{"fields":{},"description":"Invalid token","key":"token.invalid"}}',
    '{"token_type":"Bearer","expires_in":36000,"scope":"products:read"}',
    '{"name":"Product name","value":"Tea"}',
    '["Invalid token","Try again"]',
    'Token: this field is required.',
    'The password is too short, see https://h.test/help',
    '<label for="password">Password</label><input name="page" value="1">',
    'mail me@h.test or https://h.test/@me',
  ])('leaves %s as it is', (body) => {
    expect(redacted({ body }, 'keep').response.content.text).toBe(body);
  });

  test.each([
    ['a search', { url: 'https://h.test/?search=Erika+Muster&page=1' }, /Erika|Muster/],
    [
      'an e-mail in JSON in a parameter',
      { url: 'https://h.test/?f=%7B%22a%22%3A%22erika%40b.test%22%7D' },
      /erika/,
    ],
    ['an e-mail in any text', { body: 'no account for erika@b.test' }, /erika/],
    [
      'other fields',
      { body: '{"iban":"DE02","vat_number":"DE1","street":"Ring 1","phone":"0431"}' },
      /DE|Ring|0431/,
    ],
    ['a name on its own', { body: '{"name":"Erika","role":"owner"}' }, /Erika/],
  ] satisfies [string, Facts, RegExp][])('replaces personal data: %s', (_where, facts, told) => {
    expect(JSON.stringify(redacted(facts, 'keep'))).toMatch(told);
    expect(JSON.stringify(redacted(facts))).not.toMatch(told);
  });

  test('the same in query and address has the same placeholder', () => {
    const { request } = redacted({ url: 'https://h.test/?search=Erika+Muster' });
    expect(decodeURIComponent(request.url)).toBe('https://h.test/?search=[personal data 1]');
    expect(request.queryString[0]?.value).toBe('[personal data 1]');
  });

  test('a product keeps its name', () => {
    const body = '{"id":7,"name":"Tea mug","gross_price":"9.90"}';
    expect(redacted({ body }).response.content.text).toBe(body);
  });

  test.each([
    [
      'quotes',
      '--x\r\nContent-Disposition: form-data; name="password"\r\n\r\nhunter2\r\nhunter2 again\r\n--x--',
    ],
    ['no quotes', '--x\r\nContent-Disposition: form-data; name=password\r\n\r\nhunter2\r\n--x--\r\n'],
    [
      'lines that end otherwise',
      '--x\ncontent-disposition: form-data; name=password\n\nhunter2\nhunter2\n--x--',
    ],
    ['JSON in a part', '--x\r\nContent-Disposition: form-data; name="d"\r\n\r\n{"token":"hunter2"}\r\n--x--'],
  ])('no line of a secret part of a form is left: %s', (_how, sent) => {
    const { text = '' } =
      redacted({ sent, sentAs: 'multipart/form-data; boundary=x' }, 'keep').request.postData ?? {};
    expect(text).not.toMatch(/hunter2/);
    expect(text).toMatch(/--x--\s*$/);
  });

  test('a multipart form loses its secret parts', () => {
    const part = '--x\r\nContent-Disposition: form-data; name="password"\r\n\r\nabc\r\n--x--';
    expect(redacted({ sent: part, sentAs: 'multipart/form-data' }).request.postData?.text).toBe(
      part.replace('abc', '[password 1]'),
    );
  });

  test('a secret found under its name is replaced wherever else it stands', () => {
    const { value } = redactByNames(
      [
        entry({ body: '{"access_token":"longEnough-42"}' }),
        entry({
          body: '{"echo":"you sent longEnough-42"}',
          headers: [['Authorization', 'Bearer longEnough-42']],
        }),
      ],
      'keep',
    );
    expect(value[1]?.response.content.text).toBe('{"echo":"you sent [other access token 1]"}');
    expect(value[1]?.request.headers[0]?.value).toBe('Bearer [other access token 1]');
  });

  test('customers stay nameless unless they are asked for', () => {
    const body =
      '{"id":7,"customer":{"id":9,"title":"Ms.","billing_address":{"id":1,"city":"Kiel"}},"email":"a@b.test","name":"Tea mug"}';
    expect(redacted({ body }).response.content.text).toBe(
      '{"id":7,"customer":{"id":9,"title":"[personal data 1]","billing_address":{"id":1,"city":"[personal data 2]"}},"email":"[personal data 3]","name":"[personal data 4]"}',
    );
    expect(redacted({ body }, 'keep').response.content.text).toBe(body);
  });

  test.each([
    ['of the API', 'scope.wrong', { body: '{"code":"scope.wrong"}' }],
    ['of OAuth, in a form', 'invalid_grant', { sent: 'auth_code=invalid_grant', sentAs: 'x' }],
    ['of the framework, in an address', 'required', { url: 'https://h.test/?code=required' }],
    ['in a list', 'token.invalid', { body: '{"errors":[{"code":"token.invalid","detail":"x"}]}' }],
  ])('a code %s that says the same to everybody stays', (_, code, facts) => {
    expect(JSON.stringify(redacted(facts))).toContain(code);
    const other = JSON.stringify(facts).replaceAll(code, 'sdFk3-92kSls');
    expect(JSON.stringify(redacted(JSON.parse(other)))).not.toContain('sdFk3-92kSls');
  });

  test('counts what was replaced, by kind', () => {
    const { counts } = redactByNames(
      [entry({ headers: [['Cookie', 'a=1; b=2']], body: '{"password":"x","email":"a@b.test"}' })],
      'replace',
    );
    expect(counts).toEqual({ cookie: 2, password: 1, 'personal data': 1 });
  });

  test('any JSON without secret names stays as it is, and any text at all gives a text', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (json, text) => {
        const texts = textsIn(JSON.parse(json));
        fc.pre(!texts.some((each) => /[=<@:{["']/.test(each) || secretField(each) || personalField(each)));
        expect(redacted({ body: json }).response.content.text).toBe(json);
        expect(typeof redacted({ body: text }).response.content.text).toBe('string');
      }),
    );
  });

  test('what stands under a secret name in any JSON is nowhere after it', () => {
    const secret = fc.string({ minLength: 8, maxLength: 40 }).map((text) => `§${text}`);
    const name = fc.constantFrom('access_token', 'refreshToken', 'client-secret', 'PASSWORD', 'x_api_key');
    fc.assert(
      fc.property(secret, name, fc.jsonValue(), (value, field, rest) => {
        const body = JSON.stringify({ rest, deep: [{ [field]: value }], said: `it was ${value}` });
        const after: unknown = JSON.parse(redacted({ body }).response.content.text ?? '');
        expect(JSON.stringify(after)).not.toContain(JSON.stringify(value).slice(1, -1));
      }),
    );
  });
});
