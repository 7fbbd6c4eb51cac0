// Links in what a seller writes: which of them an order needs, and which lead away.

const URL_IN_TEXT = /\b(?:https?:\/\/|www\.)[^\s<>"'()]+/giu

/** Carriers whose pages buyers need for a delivery; a host counts with its subdomains and country endings. */
const CARRIERS =
  /(?:^|\.)(?:dhl|ups|fedex|usps|royalmail|parcelforce|dpd|dpdgroup|gls-group|gls|hermesworld|myhermes|evri|tnt|postnl|bpost|colissimo|laposte|chronopost|correos|seur|poste|brt|inpost|poczta-polska|japanpost|kuronekoyamato|sagawa-exp|canadapost|auspost|deutschepost|17track)\.(?:[a-z]{2,3}\.)?[a-z]{2,5}$/iu

/** Returns the hosts that a text or its hyperlinks point at and that are neither a carrier's nor known as allowed. */
export function outsideHosts(
  text: string,
  hrefs: readonly string[],
  allowedHosts: readonly string[],
): string[] {
  const urls = [...(text.match(URL_IN_TEXT) ?? []), ...hrefs]
  const hosts = urls.map(hostOf).filter((host) => host !== undefined)
  return [...new Set(hosts)].filter(
    (host) => !CARRIERS.test(host) && !allowedHosts.some((allowed) => isWithin(host, allowed)),
  )
}

/** The host of an http(s) URL or a bare host name; user information before an `@` is a disguise and is dropped. */
function hostOf(url: string): string | undefined {
  const match = /^(?:https?:\/\/|\/\/|(?![a-z][a-z\d+.-]*:(?!\d)))(?:[^/?#@]*@)?([^/:?#\s]+)/iu.exec(
    url.trim(),
  )
  const host = match?.[1]?.toLowerCase()
  return host?.includes('.') ? host : undefined
}

function isWithin(host: string, allowed: string): boolean {
  return host === allowed || host.endsWith(`.${allowed}`)
}
