/** How a fact is known: on a page of the documentation, seen in recorded answers, or concluded by us. */
export type Evidence = 'documented' | 'recorded' | 'assumed';
