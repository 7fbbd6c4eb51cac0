// What letters open and close with, and how clients announce quoted text, in nine languages. Only whole lines count.

const GREETING_WORDS = [
  "hi|hello|hey|hiya|howdy|dear|good (?:morning|afternoon|evening|day)|greetings|g'day|esteemed|respected",
  'hallo|hallöchen|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?|geehrte[rs]?|werte[rs]?|moin(?: moin)?|servus|grüß (?:gott|dich|euch)|grüezi|verehrte[rs]?',
  'bonjour|bonsoir|salut|coucou|cher|chère|chers|chères|madame|monsieur|mesdames|messieurs',
  'hola|buenos días|buenas(?: tardes| noches)?|estimad[oa]s?|querid[oa]s?|apreciad[oa]|muy señor',
  'ciao|buongiorno|buonasera|salve|gentile|gentilissim[oa]|egregi[oa]|car[oa]|carissim[oa]|spettabile|spett\\.(?:le)?',
  'olá|oi|bom dia|boa tarde|boa noite|car[oa]s?|prezad[oa]s?|ex(?:\\.?m[oa]|celentíssim[oa])',
  'hoi|hai|beste|dag|goede(?:morgen|middag|navond|ndag)|goeie(?:morgen|middag|navond)|geachte|lieve|hey',
  'dzień dobry|dobry wieczór|witam|witaj|witajcie|cześć|hej|szanown[yai]\\w*|drog[ia]\\w*|czołem|siema',
].join('|')

/** At most five words behind the word of greeting: a name, not a sentence. */
export const GREETING: RegExp = new RegExp(
  `^(?:${GREETING_WORDS})(?![\\p{L}])(?:(?:\\.? |[ ,.])[^\\s.?!:;]+){0,7}\\s*[,.!:;\\u3001\\u2013-]*\\s*(?:\\p{Extended_Pictographic}\\s*)*$|^[^\\s。、？！?!]{1,20}(?:\\s[^\\s。、？！?!]{1,10})?\\s?(?:様|さま|さん|御中|殿)[、,]?$|^(?:こんにちは|こんばんは|おはようございます|はじめまして)[。、！!]?$`,
  'iu',
)

const CLOSING_PHRASES = [
  '(?:with )?(?:my |our )?(?:kind(?:est)?|best|warm(?:est)?|many|very best) ?(?:regards|wishes|thanks)?|regards|(?:yours )?(?:sincerely|truly|faithfully|respectfully)(?: yours)?|cheers|thanks(?: again| a lot| so much| in advance)?|thank you(?: again| very much| so much| in advance)?|many thanks|all the best|take care|ta|xx?',
  '(?:mit )?(?:ganz )?(?:freundliche[nrms]?|beste[nrms]?|herzliche[nrms]?|liebe[nrms]?|schöne[nrms]?|sonnige[nrms]?|viele[nrms]?) (?:grüße[n]?|grüßlis|gruß|gruss|grüsse[n]?|dank)(?: (?:aus|vom|von|aus dem|nach|und) .{1,40})?|grüße(?: aus .{1,30})?|gruß|mfg|lg|vg|bg|hochachtungsvoll|danke(?: und .{1,30})?|vielen dank|besten dank|bis bald|tschüs+|ciao|servus',
  '(?:bien |très )?cordialement|bien à (?:vous|toi)|(?:sincères |cordiales |meilleures |nos |mes )*salutations(?: distinguées| les meilleures)?|à (?:bientôt|très vite|plus)|merci(?: d.avance| beaucoup| encore)?|bonne journée|belle journée|bonne soirée|amicalement|respectueusement|amitiés|bises?',
  '(?:un |muchos )?(?:cordial(?:es)? |atento )?saludos?(?: cordial(?:es)?| afectuosos?| atentos?)?|(?:muy )?atentamente|un abrazo|abrazos|(?:muchas |mil )?gracias(?: de antemano| por todo)?|cordialmente|hasta pronto|feliz día',
  '(?:cordiali|distinti|cari|tanti|i migliori|i nostri migliori) saluti|saluti(?: cordiali)?|un (?:caro |cordiale )?saluto|cordialmente|grazie(?: mille| ancora| in anticipo)?|buona giornata|a presto|con stima',
  '(?:com )?(?:os )?(?:meus |nossos |melhores |cordiais )*(?:cumprimentos|saudações)|atenciosamente|cordialmente|(?:um )?(?:grande )?abraços?|(?:muito |mt )?obrigad[oa]|até (?:breve|logo|já)|bjs|att\\.?',
  '(?:met )?(?:vriendelijke|hartelijke|lieve|warme|beste|de beste) groet(?:en|jes)?|(?:veel )?groet(?:en|jes)?(?: uit .{1,30})?|mvg|hoogachtend|alvast (?:hartelijk |heel erg )?bedankt|bedankt|dank je wel|tot snel|fijne dag',
  '(?:serdecznie |gorąco )?pozdrawiam(?:y)?(?: serdecznie| ciepło)?|(?:serdeczne |ciepłe )?pozdrowienia|z (?:poważaniem|wyrazami szacunku|pozdrowieniami)|(?:bardzo )?dzięk(?:uję|ujemy|i)|łączę wyrazy szacunku|miłego dnia|pozdro|do usłyszenia',
  '(?:何卒|どうぞ|今後とも|以上、)?(?:、)?(?:よろしく|宜しく)(?:お願い|御願い)(?:いたします|致します|します|申し上げます)|敬具|草々|かしこ|以上',
].join('|')

/** A closing phrase that stands alone on its line. */
export const CLOSING: RegExp = new RegExp(
  `^(?:${CLOSING_PHRASES})\\s*[,.!:;。、！\\u2013-]*\\s*(?:\\p{Extended_Pictographic}\\ufe0f?\\s*)*$`,
  'iu',
)

/** The line by which a client announces the text it quotes. */
export const QUOTE_HEAD: RegExp = new RegExp(
  `^(?:${[
    'On .{5,200} wrote\\s?:',
    'Am .{5,200} schrieb.{0,120}:',
    'Le .{5,200} a écrit\\s?:',
    'El .{5,200} escribió\\s?:',
    'Il .{5,200} ha scritto\\s?:',
    'Em .{5,200} escreveu\\s?:',
    'Op .{5,200} schreef.{0,120}:',
    '(?:W dniu|Dnia|W) .{5,200} (?:pisze|napisał(?:a|\\(a\\))?)\\s?:',
    '\\d{4}年.{3,120}(?:のメール|：|:|書きました)\\s?[:：]?',
    '.{1,80} wrote\\s?:',
    '.{1,80} schrieb\\s?:',
    '-{2,}\\s*(?:Original|Forwarded|Ursprüngliche|Weitergeleitete|Oorspronkelijk|Doorgestuurd|転送|元の).{0,40}-{2,}',
    '-{2,}\\s*(?:Message d.origine|Mensaje original|Messaggio originale|Mensagem original|Wiadomość oryginalna).{0,10}-{2,}',
  ].join('|')})\\s*$`,
  'iu',
)

/** The first line of the header block that Outlook puts above a quoted mail; all below is quoted. */
export const HEADER_BLOCK: RegExp = /^(?:From|Von|De|Da|Van|Od|差出人|送信者)\s?[:：]\s?\S.{0,200}$/iu

/** The second line of such a block. */
export const HEADER_BLOCK_NEXT: RegExp =
  /^(?:Sent|Date|To|Gesendet|Datum|An|Envoyé|Date|À|Enviado|Fecha|Para|Inviato|Data|A|Verzonden|Aan|Wysłano|Data|Do|送信日時|日時|宛先)\s?[:：]\s?\S.{0,200}$/iu

/** Small print that systems put under a letter. */
export const DISCLAIMER: RegExp =
  /(?:this (?:e-?mail|message) (?:and any attachments? )?(?:is|was|are|may)\b.{0,60}\b(?:confidential|automatic|generated|intended|privileged)|(?:automatically|auto-?) ?generated|do not reply to this|no-?reply|sent automatically|unmonitored (?:mailbox|address)|diese (?:e-?mail|nachricht) (?:wurde automatisch|ist vertraulich|enthält vertrauliche)|automatisch (?:erstellt|erzeugt|generiert|versandt|versendet|gegenereerd|verzonden|verstuurd)|bitte antworten sie nicht|ce (?:message|courriel|mail) (?:est confidentiel|a été (?:envoyé|généré) automatiquement)|message automatique|ne pas répondre|este (?:mensaje|correo) (?:es confidencial|se ha generado|ha sido generado|fue generado)|mensaje automático|no responda a este|messaggio (?:automatico|generato automaticamente)|si prega di non rispondere|questo messaggio è (?:riservato|confidenziale|stato generato)|mensagem automática|não responda a est|esta mensagem (?:é confidencial|foi (?:gerada|enviada) automaticamente)|dit (?:is een automatisch|bericht is (?:automatisch|vertrouwelijk))|niet op (?:dit|deze) (?:bericht|e-?mail)|wiadomość (?:została wygenerowana|wygenerowana automatycznie|automatyczna|ma charakter poufny|jest poufna)|prosimy (?:nie odpowiadać|o nieodpowiadanie)|このメールは(?:自動|送信専用)|自動(?:配信|送信)|返信(?:はでき|いただいて)|送信専用)/iu
