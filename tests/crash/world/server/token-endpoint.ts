import { begunBy, expectNewest } from '../checks/sent-token-check.ts';
import type { Ground } from '../ground.ts';
import type { Life } from '../life.ts';
import type { SimulatedVault } from '../simulated-vault.ts';
import type { Unawaited } from '../unawaited.ts';
import { Violation } from '../violation.ts';
import type { NetworkWatch, RequestWatch } from './simulated-network.ts';
import { logIn, type ServerFacts, serve } from './token-server.ts';

/** The token endpoint: receives and checks every token request, and answers according to the queued faults. */
export function tokenEndpoint(ground: Ground, vault: SimulatedVault, unawaited: Unawaited): NetworkWatch {
  const { asked, families, ledger, options, random, requests, scheduler, serverFaults, time, upsets } =
    ground;

  function facts(): ServerFacts {
    return { families, lifetime: options.lifetime, wall: time.wall(), elapsed: time.elapsed() };
  }

  function onSent(life: Life, refreshToken: string): RequestWatch {
    const issued = families.find(refreshToken);
    if (!issued) throw new Violation('I6', `"${refreshToken}" is sent, which nobody issued`);
    expectNewest(issued, ground);
    const begunAt = begunBy(issued, ground);
    // An attempt that the disk has lost counts for no later life.
    const counted = upsets.hasForgotten(issued.tokenSetId) ? -1 : upsets.losses();
    const request = requests.begin({
      life,
      issued,
      asked: asked.reasonFor(life, issued.tokenSetId),
      begunAt,
      sentAt: time.wall(),
      upheavals: counted,
    });
    return {
      answer() {
        const fault = serverFaults.shift() ?? null;
        if (fault) upsets.onServerFault();
        scheduler.note(`the server: ${JSON.stringify(fault ?? 'works')}`);
        return serve(refreshToken, fault, facts());
      },
      onEnd(end) {
        requests.end(request, end, time.wall());
        if (typeof end === 'string' || end.gives === null) return;
        // The successor of the restored token is known already, and becomes the newest again.
        if (end.gives.serial < issued.serial) families.raise(end.gives);
        ledger.onReceived(end.gives, life);
      },
    };
  }

  function onLogIn(life: Life, tokenSetId: string): RequestWatch {
    return {
      answer() {
        const courses = ['works', 'works', 'wrong', 'breaks'] as const;
        const course = courses[random.below(courses.length)] ?? 'works';
        scheduler.note(`the server, asked for a log-in: ${course}`);
        return logIn(tokenSetId, course, facts());
      },
      onEnd(end) {
        if (typeof end === 'object' && end.gives) ledger.onReceived(end.gives, life);
      },
    };
  }

  return {
    onSent,
    onLogIn,
    onFetch() {
      // To the background, an error thrown here looks like a broken network.
      if (vault.isLocked())
        unawaited.note(new Violation('lock', 'a token request begins while it is locked'));
    },
  };
}
