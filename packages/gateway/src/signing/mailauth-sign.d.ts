// The part of mailauth (which carries no types) that signs.
declare module 'mailauth/lib/dkim/sign.js' {
  interface SigningOptions {
    readonly canonicalization: string
    readonly headerList: string
    readonly signatureData: readonly {
      readonly algorithm: string
      readonly selector: string
      readonly privateKey: string
      readonly signingDomain: string
    }[]
  }

  export function dkimSign(
    input: Buffer,
    options: SigningOptions,
  ): Promise<{ readonly signatures: string; readonly errors: readonly { readonly err?: Error }[] }>
}
