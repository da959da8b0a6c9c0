import { type Call, carryOut, type PageProblem } from '../../messaging/carry-out.ts';
import { type FormSubject, logsIn } from './form-subject.ts';
import { appInput, type FormInput, logInInput, tokenSetInput } from './input.ts';

type Sent = { readonly ok: true } | { readonly ok: false; readonly problem: PageProblem };

/** Sends a form's input to the background with the command for its subject. */
export function sendForm(
  call: Call,
  subject: FormSubject,
  { input, environmentId }: { input: FormInput; environmentId: string },
): Promise<Sent> {
  const { label, clientId, clientSecret, email, password } = input;
  switch (subject.form) {
    case 'add app': {
      const app = appInput(input, environmentId);
      return logsIn(subject, input)
        ? carryOut(call, 'app.add-by-log-in', { app, logIn: logInInput(input) })
        : carryOut(call, 'app.add', { app, tokenSet: tokenSetInput(input) });
    }
    case 'add token set': {
      const appId = subject.app.id;
      return logsIn(subject, input)
        ? carryOut(call, 'token-set.add-by-log-in', { appId, logIn: logInInput(input) })
        : carryOut(call, 'token-set.add', { appId, tokenSet: tokenSetInput(input) });
    }
    case 'edit app':
      return carryOut(call, 'app.edit', { id: subject.app.id, label, clientId, clientSecret });
    case 'edit token set':
      return carryOut(call, 'token-set.edit', { id: subject.tokenSet.id, tokenSet: tokenSetInput(input) });
    case 'log in':
      return carryOut(call, 'token-set.log-in', { id: subject.tokenSet.id, email, password });
  }
}
