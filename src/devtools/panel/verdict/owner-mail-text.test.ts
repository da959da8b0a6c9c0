import { describe, expect, test } from 'vitest';
import { ownerMailText } from './owner-mail-text.ts';
import { type ScopeRequest, supportMailText } from './support-mail-text.ts';

const REQUEST: ScopeRequest = {
  appLabel: 'Shop export',
  clientId: 'client-1',
  missing: 'orders:create',
  granted: ['orders:read', 'products:read'],
  method: 'POST',
  template: '/orders/',
};

describe.each(['en', 'de'] as const)('the mail to the owner of the shop, %s', (language) => {
  test('names the scope, the app, where to add it, every scope that the new token needs, and the call', () => {
    const { subject, body } = ownerMailText(language, REQUEST);

    expect(subject).toContain('Shop export');
    expect(subject).toContain('orders:create');
    expect(body).toContain('https://manager.shore.com/api-apps');
    expect(body).toContain('orders:read products:read orders:create\n');
    expect(body).toContain('client-1');
    expect(body).toContain('POST /api/orders/\n');
    expect(`${subject}${body}`).not.toMatch(/undefined|null|\$/);
  });

  test.each<[string, Partial<ScopeRequest>]>([
    ['the missing scope', { missing: null }],
    ['what is granted', { granted: null }],
  ])('can be sent where %s is not known', (_what, changes) => {
    const { subject, body } = ownerMailText(language, { ...REQUEST, ...changes });

    expect(body).toContain('POST /api/orders/\n');
    expect(`${subject}${body}`).not.toMatch(/undefined|null/);
  });

  test('asks not to send the tokens by e-mail, and is not the one to the support', () => {
    const { body } = ownerMailText(language, REQUEST);

    expect(body).toMatch(language === 'en' ? /do not send them by e-mail/ : /nicht per E-Mail/);
    expect(supportMailText(language, REQUEST).body).not.toContain('manager.shore.com');
  });
});
