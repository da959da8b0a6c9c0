/**
 * How a fact is known: from a page of the documentation, from recorded answers, assumed by us, or observed here, from
 * what worked and what was refused.
 */
export type Evidence = 'documented' | 'recorded' | 'assumed' | 'observed';
