// The part of mailauth (which carries no types) that is used here.
declare module 'mailauth' {
  interface Status {
    readonly result: string
  }

  interface Authentication {
    readonly dkim: {
      readonly results?: readonly { readonly status: Status; readonly signingDomain: string }[]
    }
    readonly spf: { readonly status: Status; readonly domain?: string } | false
    readonly dmarc: { readonly status: Status } | false
  }

  interface Options {
    readonly ip: string
    readonly helo: string
    readonly sender: string
    readonly mta: string
    readonly disableArc: boolean
    readonly disableBimi: boolean
    readonly resolver?: ((name: string, type: string) => Promise<unknown>) | undefined
  }

  export function authenticate(input: Buffer, options: Options): Promise<Authentication>
}
