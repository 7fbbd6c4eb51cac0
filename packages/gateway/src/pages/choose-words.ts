// The words of the buyer's pages, in nine languages.
import type { Category } from '@comity/policy'

export interface ChooseWords {
  readonly title: string
  /** What no choice touches. */
  readonly always: string
  /** `{seller}` is the shop's name. */
  readonly fromSeller: string
  readonly fromAll: string
  readonly categories: Readonly<Record<Category, readonly [title: string, example: string]>>
  readonly save: string
  /** `{who}` is one of the two headings, `{what}` a list of categories. */
  readonly nothing: string
  readonly some: string
  readonly everything: string
  readonly stopTitle: string
  readonly stopButton: string
  readonly more: string
  readonly narrow: string
}

const en: ChooseWords = {
  title: 'What may sellers write to you?',
  always:
    'What your orders need always arrives: a question about your address, a choice you have to make, a safety notice.',
  fromSeller: 'From {seller}',
  fromAll: 'From all sellers',
  categories: {
    reviews: ['Requests for reviews and feedback', '“How did you like it?”'],
    updates: ['News of the order', 'confirmations, dispatch, delays'],
    help: ['Help and service', 'manuals, tips, thanks'],
    offers: ['Offers', 'other products, discounts'],
  },
  save: 'Save',
  nothing: '{who} you now receive only what your orders need.',
  some: '{who} you now receive what your orders need, and: {what}.',
  everything: '{who} you now receive everything that sellers may send.',
  stopTitle: 'Receive no more of this from {seller}?',
  stopButton: 'Only what my orders need',
  more: 'Choose more precisely',
  narrow: 'A seller you refused separately stays refused.',
}

const de: ChooseWords = {
  title: 'Was dürfen Verkäufer Ihnen schreiben?',
  always:
    'Was Ihre Bestellungen brauchen, kommt immer an: eine Frage zur Adresse, eine nötige Auswahl, ein Sicherheitshinweis.',
  fromSeller: 'Von {seller}',
  fromAll: 'Von allen Verkäufern',
  categories: {
    reviews: ['Bitten um Bewertungen', '„Wie hat es Ihnen gefallen?“'],
    updates: ['Neues zur Bestellung', 'Bestätigungen, Versand, Verspätungen'],
    help: ['Hilfe und Service', 'Anleitungen, Tipps, Dank'],
    offers: ['Angebote', 'andere Artikel, Rabatte'],
  },
  save: 'Speichern',
  nothing: '{who} erhalten Sie jetzt nur noch, was Ihre Bestellungen brauchen.',
  some: '{who} erhalten Sie jetzt, was Ihre Bestellungen brauchen, und: {what}.',
  everything: '{who} erhalten Sie jetzt alles, was Verkäufer senden dürfen.',
  stopTitle: 'Von {seller} nichts mehr davon erhalten?',
  stopButton: 'Nur, was meine Bestellungen brauchen',
  more: 'Genauer auswählen',
  narrow: 'Ein Verkäufer, den Sie einzeln abgelehnt haben, bleibt abgelehnt.',
}

const fr: ChooseWords = {
  title: 'Que peuvent vous écrire les vendeurs ?',
  always:
    'Ce dont vos commandes ont besoin arrive toujours : une question sur votre adresse, un choix à faire, un avis de sécurité.',
  fromSeller: 'De {seller}',
  fromAll: 'De tous les vendeurs',
  categories: {
    reviews: ['Demandes d’avis et d’évaluations', '« Cela vous a-t-il plu ? »'],
    updates: ['Nouvelles de la commande', 'confirmations, expédition, retards'],
    help: ['Aide et service', 'notices, conseils, remerciements'],
    offers: ['Offres', 'autres produits, remises'],
  },
  save: 'Enregistrer',
  nothing: '{who}, vous ne recevez plus que ce dont vos commandes ont besoin.',
  some: '{who}, vous recevez ce dont vos commandes ont besoin, et : {what}.',
  everything: '{who}, vous recevez tout ce que les vendeurs peuvent envoyer.',
  stopTitle: 'Ne plus rien recevoir de tel de {seller} ?',
  stopButton: 'Seulement ce dont mes commandes ont besoin',
  more: 'Choisir plus précisément',
  narrow: 'Un vendeur que vous avez refusé séparément reste refusé.',
}

const es: ChooseWords = {
  title: '¿Qué pueden escribirle los vendedores?',
  always:
    'Lo que sus pedidos necesitan llega siempre: una pregunta sobre su dirección, una elección necesaria, un aviso de seguridad.',
  fromSeller: 'De {seller}',
  fromAll: 'De todos los vendedores',
  categories: {
    reviews: ['Peticiones de reseñas y valoraciones', '«¿Le ha gustado?»'],
    updates: ['Noticias del pedido', 'confirmaciones, envío, retrasos'],
    help: ['Ayuda y servicio', 'manuales, consejos, agradecimientos'],
    offers: ['Ofertas', 'otros productos, descuentos'],
  },
  save: 'Guardar',
  nothing: '{who} recibirá solo lo que sus pedidos necesitan.',
  some: '{who} recibirá lo que sus pedidos necesitan y además: {what}.',
  everything: '{who} recibirá todo lo que los vendedores pueden enviar.',
  stopTitle: '¿No recibir más mensajes así de {seller}?',
  stopButton: 'Solo lo que mis pedidos necesitan',
  more: 'Elegir con más detalle',
  narrow: 'Un vendedor que rechazó por separado sigue rechazado.',
}

const it: ChooseWords = {
  title: 'Che cosa possono scriverle i venditori?',
  always:
    'Ciò di cui i suoi ordini hanno bisogno arriva sempre: una domanda sull’indirizzo, una scelta necessaria, un avviso di sicurezza.',
  fromSeller: 'Da {seller}',
  fromAll: 'Da tutti i venditori',
  categories: {
    reviews: ['Richieste di recensioni e giudizi', '«Le è piaciuto?»'],
    updates: ['Notizie sull’ordine', 'conferme, spedizione, ritardi'],
    help: ['Aiuto e assistenza', 'manuali, consigli, ringraziamenti'],
    offers: ['Offerte', 'altri prodotti, sconti'],
  },
  save: 'Salva',
  nothing: '{who} ora riceve solo ciò di cui i suoi ordini hanno bisogno.',
  some: '{who} ora riceve ciò di cui i suoi ordini hanno bisogno e inoltre: {what}.',
  everything: '{who} ora riceve tutto ciò che i venditori possono inviare.',
  stopTitle: 'Non ricevere più nulla del genere da {seller}?',
  stopButton: 'Solo ciò che serve ai miei ordini',
  more: 'Scegliere più nel dettaglio',
  narrow: 'Un venditore rifiutato singolarmente resta rifiutato.',
}

const pt: ChooseWords = {
  title: 'O que lhe podem escrever os vendedores?',
  always:
    'O que as suas encomendas precisam chega sempre: uma pergunta sobre a morada, uma escolha necessária, um aviso de segurança.',
  fromSeller: 'De {seller}',
  fromAll: 'De todos os vendedores',
  categories: {
    reviews: ['Pedidos de avaliações', '«Gostou?»'],
    updates: ['Notícias da encomenda', 'confirmações, envio, atrasos'],
    help: ['Ajuda e serviço', 'manuais, conselhos, agradecimentos'],
    offers: ['Ofertas', 'outros produtos, descontos'],
  },
  save: 'Guardar',
  nothing: '{who} recebe agora apenas o que as suas encomendas precisam.',
  some: '{who} recebe agora o que as suas encomendas precisam e também: {what}.',
  everything: '{who} recebe agora tudo o que os vendedores podem enviar.',
  stopTitle: 'Não receber mais mensagens destas de {seller}?',
  stopButton: 'Só o que as minhas encomendas precisam',
  more: 'Escolher em pormenor',
  narrow: 'Um vendedor recusado em separado continua recusado.',
}

const nl: ChooseWords = {
  title: 'Wat mogen verkopers u schrijven?',
  always:
    'Wat uw bestellingen nodig hebben, komt altijd aan: een vraag over uw adres, een nodige keuze, een veiligheidswaarschuwing.',
  fromSeller: 'Van {seller}',
  fromAll: 'Van alle verkopers',
  categories: {
    reviews: ['Verzoeken om beoordelingen', '“Hoe beviel het?”'],
    updates: ['Nieuws over de bestelling', 'bevestigingen, verzending, vertragingen'],
    help: ['Hulp en service', 'handleidingen, tips, bedankjes'],
    offers: ['Aanbiedingen', 'andere producten, kortingen'],
  },
  save: 'Opslaan',
  nothing: '{who} ontvangt u nu alleen wat uw bestellingen nodig hebben.',
  some: '{who} ontvangt u nu wat uw bestellingen nodig hebben, en: {what}.',
  everything: '{who} ontvangt u nu alles wat verkopers mogen sturen.',
  stopTitle: 'Hiervan niets meer ontvangen van {seller}?',
  stopButton: 'Alleen wat mijn bestellingen nodig hebben',
  more: 'Nauwkeuriger kiezen',
  narrow: 'Een verkoper die u apart hebt geweigerd, blijft geweigerd.',
}

const pl: ChooseWords = {
  title: 'Co mogą do Pani/Pana pisać sprzedawcy?',
  always:
    'To, czego wymagają zamówienia, dociera zawsze: pytanie o adres, konieczny wybór, ostrzeżenie dotyczące bezpieczeństwa.',
  fromSeller: 'Od: {seller}',
  fromAll: 'Od wszystkich sprzedawców',
  categories: {
    reviews: ['Prośby o opinie i oceny', '„Czy produkt się podoba?”'],
    updates: ['Wiadomości o zamówieniu', 'potwierdzenia, wysyłka, opóźnienia'],
    help: ['Pomoc i obsługa', 'instrukcje, porady, podziękowania'],
    offers: ['Oferty', 'inne produkty, rabaty'],
  },
  save: 'Zapisz',
  nothing: '{who} – teraz dociera tylko to, czego wymagają zamówienia.',
  some: '{who} – teraz dociera to, czego wymagają zamówienia, oraz: {what}.',
  everything: '{who} – teraz dociera wszystko, co sprzedawcy mogą wysyłać.',
  stopTitle: 'Nie otrzymywać więcej takich wiadomości od: {seller}?',
  stopButton: 'Tylko to, czego wymagają moje zamówienia',
  more: 'Wybierz dokładniej',
  narrow: 'Sprzedawca odrzucony osobno pozostaje odrzucony.',
}

const ja: ChooseWords = {
  title: '出品者からのメッセージの設定',
  always: 'ご注文に必要なものは必ず届きます。住所の確認、必要な選択、安全に関するお知らせなどです。',
  fromSeller: '{seller} から',
  fromAll: 'すべての出品者から',
  categories: {
    reviews: ['レビューや評価の依頼', '「いかがでしたか」'],
    updates: ['ご注文の状況', '確認、発送、遅延'],
    help: ['サポート', '説明書、使い方、お礼'],
    offers: ['お得な情報', 'ほかの商品、割引'],
  },
  save: '保存',
  nothing: '{who}は、ご注文に必要なものだけが届きます。',
  some: '{who}は、ご注文に必要なものと、次のものが届きます：{what}。',
  everything: '{who}は、出品者が送れるものがすべて届きます。',
  stopTitle: '{seller} からこのようなメッセージを受け取らないようにしますか。',
  stopButton: '注文に必要なものだけ受け取る',
  more: '詳しく選ぶ',
  narrow: '個別に拒否した出品者は、拒否されたままです。',
}

const ALL: Readonly<Record<string, ChooseWords>> = { en, de, fr, es, it, pt, nl, pl, ja }

/** The words in a language (BCP 47), and the language they are in; English where there are none. */
export function chooseWords(language: string): { words: ChooseWords; spoken: string } {
  const spoken = language.split('-', 1)[0]?.toLowerCase() ?? 'en'
  const words = ALL[spoken]
  return words ? { words, spoken } : { words: en, spoken: 'en' }
}
