// What Comity itself writes to a buyer, in nine languages: a link he asked for, what his "stop" has changed, and that a
// setting was read as his refusal.
import { inLanguage } from '@comity/policy'
import type { NoticeText } from './notice.ts'

interface Words {
  /** `{marketplace}`, `{seller}` and `{url}` are filled in. */
  readonly link: NoticeText
  readonly stopped: NoticeText
  readonly bundled: NoticeText
}

const WORDS: Readonly<Record<string, Words>> = {
  en: {
    link: {
      subject: 'Your choices at {marketplace}',
      body: 'Here you see and change what sellers at {marketplace} may write to you, the letters that were kept back, and your data:\n\n{url}\n\nThe link holds for one hour. If you did not ask for it, you need not do anything.\n',
    },
    stopped: {
      subject: 'You receive no more of this from {seller}',
      body: 'You wrote that it should stop. From now on you receive from {seller} only what your orders need.\n\nYour letter was not passed on. If it was meant for the seller, to stop an order for instance, please answer the seller again with a whole sentence.\n\nChange your choice: {url}\n',
    },
    bundled: {
      subject: 'What sellers at {marketplace} may write to you',
      body: 'A setting of your account at {marketplace} was read as a refusal: sellers now send you only what your orders need. You did not choose this yourself, so please look whether it is what you want. One click keeps it, another one takes it back:\n\n{url}\n\nYou are told this once.\n',
    },
  },
  de: {
    link: {
      subject: 'Ihre Auswahl bei {marketplace}',
      body: 'Hier sehen und ändern Sie, was Verkäufer bei {marketplace} Ihnen schreiben dürfen, welche Briefe zurückgehalten wurden, und Ihre Daten:\n\n{url}\n\nDer Link gilt eine Stunde. Wenn Sie ihn nicht angefordert haben, müssen Sie nichts tun.\n',
    },
    stopped: {
      subject: 'Sie erhalten nichts mehr davon von {seller}',
      body: 'Sie haben geschrieben, dass Schluss sein soll. Von {seller} erhalten Sie ab jetzt nur noch, was Ihre Bestellungen brauchen.\n\nIhr Brief wurde nicht weitergegeben. Falls er für den Verkäufer bestimmt war, etwa um eine Bestellung aufzuhalten, antworten Sie ihm bitte noch einmal mit einem ganzen Satz.\n\nAuswahl ändern: {url}\n',
    },
    bundled: {
      subject: 'Was Verkäufer bei {marketplace} Ihnen schreiben dürfen',
      body: 'Eine Einstellung Ihres Kontos bei {marketplace} wurde als Ablehnung gelesen: Verkäufer senden Ihnen jetzt nur noch, was Ihre Bestellungen brauchen. Sie haben das nicht selbst gewählt; bitte sehen Sie nach, ob Sie es so wollen. Ein Klick behält es bei, ein anderer nimmt es zurück:\n\n{url}\n\nDas wird Ihnen nur einmal mitgeteilt.\n',
    },
  },
  fr: {
    link: {
      subject: 'Vos choix sur {marketplace}',
      body: 'Vous pouvez voir et modifier ici ce que les vendeurs de {marketplace} peuvent vous écrire, les lettres retenues et vos données :\n\n{url}\n\nLe lien est valable une heure. Si vous ne l’avez pas demandé, vous n’avez rien à faire.\n',
    },
    stopped: {
      subject: 'Vous ne recevrez plus rien de tel de {seller}',
      body: 'Vous avez écrit que cela devait cesser. De {seller}, vous ne recevez désormais que ce dont vos commandes ont besoin.\n\nVotre lettre n’a pas été transmise. Si elle était destinée au vendeur, par exemple pour arrêter une commande, répondez-lui de nouveau par une phrase entière.\n\nModifier votre choix : {url}\n',
    },
    bundled: {
      subject: 'Ce que les vendeurs de {marketplace} peuvent vous écrire',
      body: 'Un réglage de votre compte sur {marketplace} a été lu comme un refus : les vendeurs ne vous envoient plus que ce dont vos commandes ont besoin. Vous ne l’avez pas choisi vous-même ; vérifiez si cela vous convient. Un clic le confirme, un autre l’annule :\n\n{url}\n\nNous ne vous le disons qu’une fois.\n',
    },
  },
  es: {
    link: {
      subject: 'Sus preferencias en {marketplace}',
      body: 'Aquí puede ver y cambiar lo que los vendedores de {marketplace} pueden escribirle, las cartas retenidas y sus datos:\n\n{url}\n\nEl enlace es válido durante una hora. Si no lo ha pedido, no tiene que hacer nada.\n',
    },
    stopped: {
      subject: 'No recibirá más mensajes así de {seller}',
      body: 'Ha escrito que quiere que pare. De {seller} recibirá a partir de ahora solo lo que sus pedidos necesitan.\n\nSu mensaje no se ha reenviado. Si era para el vendedor, por ejemplo para detener un pedido, respóndale de nuevo con una frase completa.\n\nCambiar su elección: {url}\n',
    },
    bundled: {
      subject: 'Lo que los vendedores de {marketplace} pueden escribirle',
      body: 'Un ajuste de su cuenta en {marketplace} se ha leído como un rechazo: los vendedores le envían ahora solo lo que sus pedidos necesitan. No lo ha elegido usted; compruebe si es lo que quiere. Un clic lo mantiene, otro lo retira:\n\n{url}\n\nSe lo decimos una sola vez.\n',
    },
  },
  it: {
    link: {
      subject: 'Le sue scelte su {marketplace}',
      body: 'Qui può vedere e cambiare ciò che i venditori di {marketplace} possono scriverle, i messaggi trattenuti e i suoi dati:\n\n{url}\n\nIl link vale un’ora. Se non lo ha chiesto, non deve fare nulla.\n',
    },
    stopped: {
      subject: 'Non riceverà più messaggi simili da {seller}',
      body: 'Ha scritto di smettere. Da {seller} riceverà d’ora in poi soltanto ciò di cui i suoi ordini hanno bisogno.\n\nIl suo messaggio non è stato inoltrato. Se era per il venditore, per esempio per fermare un ordine, gli risponda di nuovo con una frase intera.\n\nCambiare la scelta: {url}\n',
    },
    bundled: {
      subject: 'Che cosa possono scriverle i venditori di {marketplace}',
      body: 'Un’impostazione del suo conto su {marketplace} è stata letta come un rifiuto: i venditori le inviano ora soltanto ciò di cui i suoi ordini hanno bisogno. Non lo ha scelto lei; verifichi se è ciò che vuole. Un clic lo conferma, un altro lo ritira:\n\n{url}\n\nGlielo diciamo una sola volta.\n',
    },
  },
  pt: {
    link: {
      subject: 'As suas escolhas em {marketplace}',
      body: 'Aqui pode ver e alterar o que os vendedores de {marketplace} lhe podem escrever, as mensagens retidas e os seus dados:\n\n{url}\n\nA ligação é válida durante uma hora. Se não a pediu, não precisa de fazer nada.\n',
    },
    stopped: {
      subject: 'Não receberá mais mensagens destas de {seller}',
      body: 'Escreveu que quer que pare. De {seller} receberá a partir de agora apenas o que as suas encomendas precisam.\n\nA sua mensagem não foi reencaminhada. Se era para o vendedor, por exemplo para parar uma encomenda, responda-lhe de novo com uma frase completa.\n\nAlterar a sua escolha: {url}\n',
    },
    bundled: {
      subject: 'O que os vendedores de {marketplace} lhe podem escrever',
      body: 'Uma definição da sua conta em {marketplace} foi lida como uma recusa: os vendedores enviam-lhe agora apenas o que as suas encomendas precisam. Não foi uma escolha sua; veja se é o que quer. Um clique mantém, outro retira:\n\n{url}\n\nDizemos-lhe isto uma única vez.\n',
    },
  },
  nl: {
    link: {
      subject: 'Uw keuzes bij {marketplace}',
      body: 'Hier ziet en wijzigt u wat verkopers bij {marketplace} u mogen schrijven, de berichten die zijn achtergehouden en uw gegevens:\n\n{url}\n\nDe link geldt een uur. Hebt u er niet om gevraagd, dan hoeft u niets te doen.\n',
    },
    stopped: {
      subject: 'U ontvangt hier niets meer van van {seller}',
      body: 'U schreef dat het moest ophouden. Van {seller} ontvangt u vanaf nu alleen wat uw bestellingen nodig hebben.\n\nUw bericht is niet doorgegeven. Was het voor de verkoper bedoeld, bijvoorbeeld om een bestelling te stoppen, antwoord hem dan nogmaals met een hele zin.\n\nUw keuze wijzigen: {url}\n',
    },
    bundled: {
      subject: 'Wat verkopers bij {marketplace} u mogen schrijven',
      body: 'Een instelling van uw account bij {marketplace} is als een weigering gelezen: verkopers sturen u nu alleen wat uw bestellingen nodig hebben. U hebt dat niet zelf gekozen; kijk of u het zo wilt. Eén klik houdt het zo, een andere neemt het terug:\n\n{url}\n\nWij melden u dit één keer.\n',
    },
  },
  pl: {
    link: {
      subject: 'Twoje wybory w {marketplace}',
      body: 'Tutaj zobaczysz i zmienisz, co sprzedawcy w {marketplace} mogą do Ciebie pisać, listy, które zostały zatrzymane, i swoje dane:\n\n{url}\n\nLink jest ważny przez godzinę. Jeśli o niego nie prosisz, nie musisz nic robić.\n',
    },
    stopped: {
      subject: 'Nie otrzymasz już takich listów od {seller}',
      body: 'Napisano, żeby to zakończyć. Od {seller} otrzymujesz odtąd tylko to, czego potrzebują Twoje zamówienia.\n\nTwój list nie został przekazany. Jeśli był do sprzedawcy, na przykład po to, by zatrzymać zamówienie, odpowiedz mu jeszcze raz pełnym zdaniem.\n\nZmień wybór: {url}\n',
    },
    bundled: {
      subject: 'Co sprzedawcy w {marketplace} mogą do Ciebie pisać',
      body: 'Ustawienie Twojego konta w {marketplace} zostało odczytane jako odmowa: sprzedawcy wysyłają Ci teraz tylko to, czego potrzebują Twoje zamówienia. To nie był Twój własny wybór; sprawdź, czy tego chcesz. Jedno kliknięcie to zachowuje, inne cofa:\n\n{url}\n\nInformujemy o tym tylko raz.\n',
    },
  },
  ja: {
    link: {
      subject: '{marketplace}での選択',
      body: '{marketplace}の出品者があなたに送ってよい内容、届けられなかった手紙、あなたのデータは、次のページで確認・変更できます。\n\n{url}\n\nリンクの有効期間は1時間です。お心当たりがなければ、何もする必要はありません。\n',
    },
    stopped: {
      subject: '{seller}からのこのような手紙は止まりました',
      body: '停止のご連絡をいただきました。今後、{seller}からは注文に必要な手紙だけが届きます。\n\nいただいた手紙は出品者に転送していません。注文を止めたいなど、出品者あての内容だった場合は、文章でもう一度ご返信ください。\n\n選択を変える: {url}\n',
    },
    bundled: {
      subject: '{marketplace}の出品者が送ってよい内容',
      body: '{marketplace}のアカウントの設定が、受け取りの拒否として読み取られました。現在、出品者からは注文に必要な手紙だけが届きます。これはご自身で選ばれたものではありませんので、このままでよいかご確認ください。ワンクリックでこのままにすることも、取り消すこともできます。\n\n{url}\n\nこのお知らせは一度だけです。\n',
    },
  },
}

/** The letter with the link that a buyer asked for. */
export function linkLetter(language: string, facts: { marketplace: string; url: string }): NoticeText {
  return filled(inLanguage(WORDS, language).link, facts)
}

/** The answer to a "stop". */
export function stoppedLetter(language: string, facts: { seller: string; url: string }): NoticeText {
  return filled(inLanguage(WORDS, language).stopped, facts)
}

/** Tells once that a setting was read as a refusal. */
export function bundleLetter(language: string, facts: { marketplace: string; url: string }): NoticeText {
  return filled(inLanguage(WORDS, language).bundled, facts)
}

function filled({ subject, body }: NoticeText, facts: Readonly<Record<string, string>>): NoticeText {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '')
  return { subject: fill(subject), body: fill(body) }
}
