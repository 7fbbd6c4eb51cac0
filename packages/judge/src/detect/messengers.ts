// Names of services and handles by which people meet outside the marketplace.

const SERVICE =
  /(?<![\p{L}\d])(?:whats ?app|watsapp|wats ?app|telegram|we ?chat|weixin|viber|snapchat|instagram|insta|facebook|messenger|tik ?tok|skype|discord|kakao ?talk|threema|line id|imo|zalo|you ?tube|pinterest|twitter|linkedin|e-?mail uns)(?![\p{L}\d])|(?<![\p{L}])(?:me|us|mir|uns|moi|nous|mi|ci|mij|ons|mim|nos)\s(?:on|via|bei|über|auf|per|sur|su|en|no|op|na)\ssignal(?![\p{L}])|(?<![\p{L}])(?:LINE|ライン)(?:で|の|ID|＠|@)|微信|公式LINE/iu

const HANDLE = /(?<![\p{L}\d@./])@[\p{L}\d_][\p{L}\d_.]{2,29}(?![\p{L}\d@])/gu

/** Services that are named, in lower case. */
export function servicesIn(text: string): string[] {
  const match = SERVICE.exec(text)
  return match ? [match[0].toLowerCase()] : []
}

/** `@name` handles; the part of an e-mail address is none. */
export function handlesIn(text: string): string[] {
  return text.includes('@') ? [...text.matchAll(HANDLE)].map(([handle]) => handle.replace(/\.$/, '')) : []
}
