// What to do with a passage, in nine languages.

export const ACTIONS = ['take_out', 'leave_out', 'say_what_is_needed', 'say_plainly'] as const

export type Action = (typeof ACTIONS)[number]

const WORDS: Readonly<Record<string, Readonly<Record<Action, string>>>> = {
  en: {
    take_out: 'Take this out: the marketplace allows it in no message.',
    leave_out: 'Leave this out, or send it in a message of its own to buyers who want it.',
    say_what_is_needed:
      'Say in so many words what you need from the buyer, and that the order waits for it; as it stands, that is not clear.',
    say_plainly: 'Say plainly what this is for, or leave it out.',
  },
  de: {
    take_out: 'Nehmen Sie das heraus: Der Marktplatz erlaubt es in keiner Nachricht.',
    leave_out:
      'Lassen Sie das weg, oder senden Sie es in einer eigenen Nachricht an Käufer, die so etwas wünschen.',
    say_what_is_needed:
      'Sagen Sie ausdrücklich, was Sie vom Käufer brauchen und dass die Bestellung darauf wartet; so ist es nicht klar.',
    say_plainly: 'Sagen Sie klar, wozu das dient, oder lassen Sie es weg.',
  },
  es: {
    take_out: 'Quite esto: el mercado no lo permite en ningún mensaje.',
    leave_out: 'Omita esto, o envíelo en un mensaje aparte a los compradores que lo quieran.',
    say_what_is_needed:
      'Diga expresamente qué necesita del comprador y que el pedido depende de ello; tal como está, no queda claro.',
    say_plainly: 'Diga con claridad para qué es esto, u omítalo.',
  },
  fr: {
    take_out: 'Retirez ce passage : la place de marché ne l’autorise dans aucun message.',
    leave_out: 'Laissez ce passage de côté, ou envoyez-le à part aux acheteurs qui le souhaitent.',
    say_what_is_needed:
      'Dites expressément ce que vous attendez de l’acheteur et que la commande en dépend ; en l’état, ce n’est pas clair.',
    say_plainly: 'Dites clairement à quoi sert ce passage, ou laissez-le de côté.',
  },
  it: {
    take_out: 'Tolga questo passo: il mercato non lo permette in nessun messaggio.',
    leave_out: 'Ometta questo passo, o lo invii in un messaggio a parte agli acquirenti che lo desiderano.',
    say_what_is_needed:
      'Dica espressamente che cosa le serve dall’acquirente e che l’ordine ne dipende; così com’è non è chiaro.',
    say_plainly: 'Dica chiaramente a che cosa serve, oppure lo ometta.',
  },
  ja: {
    take_out: 'この部分を削除してください。当マーケットプレイスではどのメッセージでも認められません。',
    leave_out: 'この部分を省くか、希望する購入者に別のメッセージでお送りください。',
    say_what_is_needed:
      '購入者に何をしてほしいのか、注文がその返事を待っていることを、はっきり書いてください。このままでは伝わりません。',
    say_plainly: '何のための文か分かるように書くか、省いてください。',
  },
  nl: {
    take_out: 'Haal dit weg: de marktplaats staat het in geen enkel bericht toe.',
    leave_out: 'Laat dit weg, of stuur het in een apart bericht aan kopers die het willen.',
    say_what_is_needed:
      'Zeg uitdrukkelijk wat u van de koper nodig hebt en dat de bestelling erop wacht; zo is het niet duidelijk.',
    say_plainly: 'Zeg duidelijk waar dit voor is, of laat het weg.',
  },
  pl: {
    take_out: 'Proszę to usunąć: serwis nie dopuszcza tego w żadnej wiadomości.',
    leave_out: 'Proszę to pominąć albo wysłać w osobnej wiadomości kupującym, którzy tego chcą.',
    say_what_is_needed:
      'Proszę wprost napisać, czego potrzeba od kupującego i że zamówienie na to czeka; w tej postaci nie jest to jasne.',
    say_plainly: 'Proszę jasno napisać, czemu to służy, albo to pominąć.',
  },
  pt: {
    take_out: 'Retire isto: o mercado não o permite em nenhuma mensagem.',
    leave_out: 'Omita isto, ou envie-o numa mensagem à parte a compradores que o queiram.',
    say_what_is_needed:
      'Diga expressamente o que precisa do comprador e que a encomenda depende disso; assim não fica claro.',
    say_plainly: 'Diga claramente para que serve isto, ou omita-o.',
  },
}

/** The sentence for an action in a language (BCP 47), or else in English. */
export function actionText(action: Action, language: string): string {
  const words = WORDS[language.split('-', 1)[0]?.toLowerCase() ?? 'en'] ?? WORDS.en
  return (words as Readonly<Record<Action, string>>)[action]
}
