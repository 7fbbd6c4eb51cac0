// What a buyer reads where something was left out, and the subject that stands in for one that had to go.

import { inLanguage } from '../in-language.ts'

const MARKERS: Readonly<Record<string, string>> = {
  en: 'A part your order does not need was left out; read it here',
  de: 'Ein Teil, den Ihre Bestellung nicht braucht, wurde weggelassen; hier lesen',
  fr: 'Une partie dont votre commande n’a pas besoin a été omise ; la lire ici',
  es: 'Se omitió una parte que su pedido no necesita; léala aquí',
  it: 'Una parte che il suo ordine non richiede è stata omessa; leggila qui',
  pt: 'Uma parte de que a sua encomenda não precisa foi omitida; leia aqui',
  nl: 'Een deel dat uw bestelling niet nodig heeft, is weggelaten; lees het hier',
  pl: 'Pominięto część, której Twoje zamówienie nie wymaga; przeczytaj tutaj',
  ja: 'ご注文に必要のない部分は省略されました。こちらで読めます',
}

const SUBJECTS: Readonly<Record<string, string>> = {
  en: 'About your order {order}',
  de: 'Zu Ihrer Bestellung {order}',
  fr: 'À propos de votre commande {order}',
  es: 'Sobre su pedido {order}',
  it: 'Informazioni sul suo ordine {order}',
  pt: 'Sobre a sua encomenda {order}',
  nl: 'Over uw bestelling {order}',
  pl: 'W sprawie zamówienia {order}',
  ja: 'ご注文 {order} について',
}

/** The line that marks a cut, in the buyer's language or else in English. */
export function markerText(language: string): string {
  return inLanguage(MARKERS, language)
}

/** A subject that says no more than which order a message is about. */
export function neutralSubject(language: string, orderId: string): string {
  return inLanguage(SUBJECTS, language).replace('{order}', orderId)
}
