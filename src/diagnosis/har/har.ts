/** The parts of HAR 1.2 that we write. Source: http://www.softwareishard.com/blog/har-12-spec/ */
export interface HarPair {
  readonly name: string;
  readonly value: string;
}

/** Without `params`: they are derived from the text when it is written. `comment`: what the text lacks. */
export interface HarPostData {
  readonly mimeType: string;
  readonly text: string;
  readonly comment?: string;
}

/** The form in a file. */
export interface WrittenPostData extends HarPostData {
  readonly params?: readonly HarPair[];
}

/** `encoding: 'base64'`: the text is base64 of the bytes. `size`: bytes, if known. */
export interface HarContent {
  readonly size: number;
  readonly mimeType: string;
  readonly text?: string;
  readonly encoding?: 'base64';
  readonly comment?: string;
}

/** Sizes are bytes; -1: unknown. */
export interface HarRequest {
  readonly method: string;
  readonly url: string;
  readonly httpVersion: string;
  readonly cookies: readonly HarPair[];
  readonly headers: readonly HarPair[];
  readonly queryString: readonly HarPair[];
  readonly postData?: HarPostData;
  readonly headersSize: number;
  readonly bodySize: number;
}

export interface HarResponse {
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  readonly cookies: readonly HarPair[];
  readonly headers: readonly HarPair[];
  readonly content: HarContent;
  readonly redirectURL: string;
  readonly headersSize: number;
  readonly bodySize: number;
}

/** ms, -1: does not apply. */
export interface HarTimings {
  readonly blocked: number;
  readonly dns: number;
  readonly connect: number;
  readonly ssl: number;
  readonly send: number;
  readonly wait: number;
  readonly receive: number;
}

/** `startedDateTime`: ISO 8601; `time`: ms. */
export interface HarEntry {
  readonly startedDateTime: string;
  readonly time: number;
  readonly request: HarRequest;
  readonly response: HarResponse;
  readonly cache: Readonly<Record<string, never>>;
  readonly timings: HarTimings;
  readonly comment?: string;
}

/** The form in a file. */
export interface WrittenEntry extends HarEntry {
  readonly request: HarRequest & { readonly postData?: WrittenPostData };
}

export interface HarPage {
  readonly startedDateTime: string;
  readonly id: string;
  readonly title: string;
  readonly pageTimings: Readonly<Record<string, never>>;
}

export interface Har {
  readonly log: {
    readonly version: '1.2';
    readonly creator: { readonly name: string; readonly version: string };
    readonly pages: readonly HarPage[];
    readonly entries: readonly WrittenEntry[];
  };
}
