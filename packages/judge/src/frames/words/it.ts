// Italian words of the concepts that frames are composed of.
import type { ConceptWords } from '../concept.ts'

export const it: ConceptWords = {
  review:
    'recension* recensir* valut* feedback* stelle stella stelline giudizio giudizi opinione opinioni comment* vot* punteggi* testimonianz* due_righe due_parole poche_righe parere review*',
  best_rating:
    'cinque_stelle 5_stelle massimo_punteggio punteggio_massimo voto_massimo massimo_dei_voti ★★★★★ 5/5 cinque_stelline 5* il_massimo dieci_e_lode',
  incentive:
    'regal* scont* buon* rimbors* gratis gratuit* omaggi* premi* denaro soldi coupon* voucher* estrazion* concors* sorteggi* cashback ricompens* carta_regalo campion* punti pensierino bonus euro_di credito abbuon* estrarremo',
  change:
    'modific* cambi* rimuov* rimozion* cancell* elimin* ritir* corregg* aggiorn* rived* togli* rettific* alzare ripens*',
  positive:
    'soddisfatt* content* felic* piac* piaciut* positiv* buon* ottim* bell* perfett* ador* entusiast* bene',
  negative:
    'insoddisfatt* scontent* negativ* problem* reclam* delus* non_è_soddisfatt* non_piac* meno_di brutt* lament* cattiv* una_stella 1_stella critic* male',
  first: 'prima anziché invece piuttosto innanzitutto anzitutto possibilità_di occasione_di',
  contact_us:
    'contattaci contattateci contattarci ci_contatti mi_contatti contattami scrivici scriveteci ci_scriva mi_scriva scrivimi scrivermi scriverci dicci ce_lo_dica ce_lo_dici dimmelo me_lo_dica parliamone ci_faccia_sapere fatecelo_sapere fammi_sapere ne_parli_con si_rivolga rivolgersi rivolgiti sentiamoci',
  condition: 'se quando solo soltanto qualora purché nel_caso a_patto finché',
  exchange:
    'in_cambio come_ringraziamento per_ringraziar* a_fronte per_ogni per_la_sua per_la_tua dopo_la appena non_appena chi tutti_coloro e_ricev* riceverà ricever* in_segno una_volta e_avrà e_avrai ti_aspetta la_aspetta e_vinc* vinc* partecip* basta_una basta_un',
  deal: 'ordin* acquist* compr* pag* bonific* vers*',
  outside:
    'direttamente diretto nostro_sito sito_web nostro_negozio negozio_online nostro_shop fuori al_di_fuori senza_commissioni commissioni commissione meno_costoso contanti privatamente a_mano sottobanco proprio_sito in_privato',
  outside_payment:
    'paypal bonifico* iban western_union postepay satispay ricarica* conto_corrente bitcoin cripto* wise revolut amici_e_parenti coordinate_bancarie',
  secret:
    'password* numero_della_carta numero_di_carta carta_di_credito cvv cvc pin codice_di_sicurezza codice_di_verifica codice_sms credenzial* accesso accedere acceda login dati_bancari dati_della_carta documento_d codice_otp otp codice_monouso scadenza_della_carta codice_ricevuto carta_d_identità',
  hand_over:
    'invi* mand* comunic* forni* inseri* conferm* indic* verific* rispond* trasmett* dia dica digit* condivid*',
  threat:
    'avvocat* legal* tribunal* querel* denunc* polizia diffamazion* diffamator* calunni* segnaler* lista_nera blacklist blocc* conseguenz* risarciment* danni vergogn* bugiard* truffator* licenzi* mio_lavoro mia_famiglia miei_figli rovin* sappiamo_dove ingiunzion* carabinieri',
  dispute:
    'reclamo contestazion* reso pratica segnalazion* garanzia_dalla richiesta_di_rimborso controversi*',
  negation: 'non mai senza nessun nessuna nessuno niente nulla né',
  channel:
    'e-mail* email* mail telefon* cellular* whatsapp telegram signal instagram facebook messenger chiam* sms numero biglietto_da_visita qr_code codice_qr posta_elettronica insta pec',
  carrier:
    'corrier* bartolini brt sda poste gls dhl ups fedex tnt autista fattorino dogan* ufficio_postale spedizionier* punto_di_ritiro deposito filiale produttore trasportator* postino nexive inpost',
}
