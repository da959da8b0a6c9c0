/** What we use of web-ext, which comes without types. */
declare module 'web-ext/util/submit-addon' {
  interface Keys {
    readonly apiKey: string;
    readonly apiSecret: string;
  }

  export class JwtApiAuth {
    constructor(keys: Keys);
    getAuthHeader(): Promise<string>;
  }

  export function signAddon(
    submission: Keys & {
      /** root of the API, with `/api/v5/` */
      readonly amoBaseUrl: string;
      /** of the extension */
      readonly id: string;
      readonly channel: 'listed' | 'unlisted';
      readonly xpiPath: string;
      readonly submissionSource: string;
      readonly metaDataJson: object;
      readonly downloadDir: string;
      readonly savedIdPath: string;
      readonly savedUploadUuidPath: string;
      /** ms */
      readonly validationCheckTimeout: number;
      /** ms; 0 does not wait for the approval */
      readonly approvalCheckTimeout: number;
    },
  ): Promise<unknown>;
}

declare module 'web-ext/util/logger' {
  export const consoleStream: { startCapturing(): void; stopCapturing(): void };
}
