import { type Call, carryOut, type Outcome } from '../../ui/live/carry-out.ts';
import type { FormSubject } from './form-subject.ts';
import { appInput, type FormInput, tokenSetInput } from './input.ts';

type Sent = Outcome<'app.add'> | Outcome<'app.edit'> | Outcome<'token-set.add'> | Outcome<'token-set.edit'>;

/** Hands a form's input to the background, by the command that fits what is edited. */
export function sendForm(
  call: Call,
  subject: FormSubject,
  { input, environmentId }: { input: FormInput; environmentId: string },
): Promise<Sent> {
  const { label, clientId, clientSecret } = input;
  switch (subject.form) {
    case 'add app':
      return carryOut(call, 'app.add', {
        app: appInput(input, environmentId),
        tokenSet: tokenSetInput(input),
      });
    case 'add token set':
      return carryOut(call, 'token-set.add', { appId: subject.app.id, tokenSet: tokenSetInput(input) });
    case 'edit app':
      return carryOut(call, 'app.edit', { id: subject.app.id, label, clientId, clientSecret });
    case 'edit token set':
      return carryOut(call, 'token-set.edit', { id: subject.tokenSet.id, tokenSet: tokenSetInput(input) });
  }
}
