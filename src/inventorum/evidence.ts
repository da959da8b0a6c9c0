/**
 * How a fact is known: on a page of the documentation, seen in recorded answers, concluded by us, or observed: learnt
 * here, from what worked and what was refused.
 */
export type Evidence = 'documented' | 'recorded' | 'assumed' | 'observed';
