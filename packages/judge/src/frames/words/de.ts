// German words of the concepts that frames are composed of.
import type { ConceptWords } from '../concept.ts'

export const de: ConceptWords = {
  review:
    'bewert* rezension* rezensier* feedback* sterne sternen stern kundenmeinung* rückmeldung beurteil* weiterempfehl* benot* daumen_hoch kommentar* rating* meinung_im paar_zeilen paar_nette erfahrungsbericht* review*',
  best_rating:
    'fünf_sterne fünf_sternen 5_sterne 5_sternen 5-sterne* fünf-sterne* bestnote* volle_punktzahl höchstwertung* top-bewertung* topbewertung* alle_fünf 5* ★★★★★ glatte_fünf volle_fünf',
  incentive:
    'gutschein* rabatt* geschenk* erstatt* rückerstatt* gratis kostenlos* geld prämie* bonus* gewinnspiel* verlos* gewinn* cashback coupon* belohn* dankeschön* nachlass* prozent euro aufmerksamkeit* überraschung* zugabe* guthaben* punkte freundschaftspreis* präsent* obendrauf geschenkkarte* freiexemplar* spendier* auszahl* überweisen_wir schenken',
  change:
    'änder* ändern lösch* entfern* anpass* überarbeit* zurückzieh* zurücknehm* korrigier* revidier* umwandel* rausnehm* herausnehm* überdenk* zurückgezogen gelöscht geändert angepasst runternehm* rauslösch* aufstock* nachbesser* zurückzuziehen zurückzunehmen anzupassen',
  positive:
    'zufrieden* glücklich* gefällt gefallen* gut gute guten gutes positiv* super toll* begeister* freude schön* nett* beste* lieb* happy top perfekt* wohlwollend*',
  negative:
    'unzufrieden* schlecht* negativ* problem* reklam* beschwer* mangel* mängel enttäusch* nicht_zufrieden nicht_glücklich nicht_gefällt ärger* weniger_als neutral* ein_stern 1_stern kritik* stört fehler*',
  first: 'vorher zuerst bevor anstatt statt erst ehe vorab zunächst zuvor gelegenheit_geben chance',
  contact_us:
    'melden_sie_sich meld_dich meldet_euch kontaktieren_sie kontaktier* schreiben_sie_uns schreib_uns schreib_mir schreiben_sie_mir sagen_sie_uns sag_uns sag_mir sagen_sie_mir wenden_sie_sich bei_uns bei_mir an_uns an_mich uns_bescheid mir_bescheid sprich_mit sprechen_sie',
  condition: 'wenn falls sofern sollten sollte nur sobald solange vorausgesetzt es_sei_denn',
  exchange:
    'dafür im_gegenzug als_dank als_dankeschön zum_dank als_kleines sobald für_jede für_jeden für_ihre für_deine für_eine für_eure wer jeder_der alle_die und_erhalten und_sie_erhalten und_du_bekommst bekommst bekommen erhalten gibts gibt_es warten wartet sichern gegen belohnen winkt danach revanchier*',
  deal: 'bestell* kauf* bezahl* zahl* zahlen zahlung* überweis* order*',
  outside:
    'direkt direktbestell* eigenen_shop eigenem_shop eigener_shop unserem_shop unserer_website unserer_seite eigene_website webseite website webshop online-shop onlineshop außerhalb ausserhalb vorbei ohne_gebühren ohne_provision gebühren provision günstiger privat bar barzahlung unter_der_hand homepage',
  outside_payment:
    'paypal banküberweisung* überweisung* iban western_union konto kontonummer bitcoin krypto* vorkasse bankverbindung wise revolut freunde_und_familie',
  secret:
    'passwort* kennwort* kartennummer* kreditkart* prüfnummer* cvv cvc pin tan sicherheitscode* einmalcode* bestätigungscode* zugangsdaten login* logins anmeldedaten ausweiskopie* kontodaten bankdaten zugangscode* sms-code* verifizierungscode* ablaufdatum freischaltcode',
  hand_over:
    'senden schicken schick send nenn* geben gib teilen mitteil* eingeb* geben_sie bestätig* angeb* verifizier* übermittel* antwort* eintrag* durchgeb*',
  threat:
    'anwalt* anwält* rechtsanwalt* gericht* klage verklag* rechtlich* rechtsweg* polizei anzeige* strafanzeige* verleumd* rufschädig* üble_nachrede schadensersatz* inkasso* sperren gesperrt sperrliste* schwarze_liste melden_wir_sie konsequenz* abmahn* unverschämt* betrüger* lügner* schäm* arbeitsplatz* existenz* ruinier* wir_wissen_wo dreist* mahnbescheid* idiot*',
  dispute:
    'reklamation* beschwerde* fall rückgabe* antrag käuferschutz* a-z-* widerruf* meldung erstattungsantrag*',
  negation: 'nicht kein keine keinen keinem keiner nie niemals ohne nichts weder noch',
  channel:
    'e-mail* email* mail* telefon* handy* whatsapp telegram signal instagram facebook messenger anruf* anrufen rufen_sie ruf_an ruf_mich sms nummer durchwahl visitenkarte* qr-code* fax insta',
  carrier:
    'dhl hermes dpd gls ups spedition* spediteur* fahrer* zusteller* paketdienst* paketbote* kurier* post postfiliale* paketshop* lieferdienst* zoll* zollamt* versanddienst* depot* hersteller* frächter* frachtführer*',
}
