// Dutch words of the concepts that frames are composed of.
import type { ConceptWords } from '../concept.ts'

export const nl: ConceptWords = {
  review:
    'review* beoorde* recensie* feedback* sterren ster sterretje* mening oordeel waarder* reactie_achter aanbevel* ervaring_delen paar_woorden paar_regels berichtje_achter rating* cijfer score* duimpje*',
  best_rating:
    'vijf_sterren 5_sterren vijfsterren* 5-sterren* hoogste_score volle_score alle_vijf hoogste_waardering ★★★★★ 5/5 5* maximale_score topbeoordeling* een_10 een_tien',
  incentive:
    'cadeau* korting* kortingscode* waardebon* cadeaubon* cadeaukaart* terugbetal* gratis geld prijs prijzen bonus* verloting* loting* winactie* cashback coupon* voucher* beloon* beloning* presentje* sample* proefje* punten euro verrassing* tegoed* bedankje* attentie* terugstort* extraatje* kado*',
  change:
    'wijzig* verander* aanpas* aan_te_passen verwijder* weghalen weg_te_halen intrek* in_te_trekken aangepast gewijzigd verwijderd herzien* herzie bijwerk* corrige* ingetrokken ophog* op_te_hogen bijstel*',
  positive:
    'tevreden blij gelukkig positief positieve goed goede fijn fijne leuk leuke mooi mooie bevalt perfect* enthousiast* happy geweldig* top content',
  negative:
    'ontevreden negatief negatieve slecht slechte probleem problemen klacht* teleurgesteld* niet_tevreden niet_blij niet_bevalt minder_dan ongenoegen één_ster 1_ster mankeer* kritiek',
  first: 'eerst voordat vooraf alvorens in_plaats voor_u_een voor_je_een liever_dan kans_te kans_om',
  contact_us:
    'neem_contact contact_op contacteer* schrijf_ons schrijf_mij schrijf_me mail_ons laat_het_ons laat_ons laat_mij laat_me laat_het vertel_het vertel_ons zeg_het meld_het meld_je meld_u stuur_ons stuur_mij stuur_me kom_naar bij_ons bij_mij app_ons app_me app_mij praat_met',
  condition: 'als wanneer indien mits alleen enkel mocht zolang tenzij',
  exchange:
    'in_ruil als_dank als_bedankje ter_waardering voor_elke voor_iedere voor_uw voor_je zodra iedereen_die wie en_ontvang en_krijg* krijg* ontvangt als_tegenprestatie na_plaatsing ligt_klaar wacht_er en_win maak_kans kans_op na_je na_uw goed_voor in_return',
  deal: 'bestel* koop* kop* betaal* betal* overmak* overmaken',
  outside:
    'rechtstreeks direct onze_website onze_webshop eigen_webshop eigen_site eigen_winkel webshop website buiten zonder_commissie zonder_kosten commissie goedkoper contant privé buitenom onderhands om_het_platform',
  outside_payment:
    'paypal tikkie bankoverschrijving* overschrijving* iban western_union rekeningnummer bankrekening bitcoin crypto* wise revolut payconiq betaalverzoek*',
  secret:
    'wachtwoord* kaartnummer* creditcard* bankpas* cvv cvc pincode* pin beveiligingscode* verificatiecode* sms-code* inloggegevens inlog* login kopie_van_uw_id kopie_identiteitsbewijs bankgegevens kaartgegevens vervaldatum eenmalige_code toegangscode pasnummer',
  hand_over:
    'stuur* stuurt geef geeft noem* vul voer bevestig* verstrek* verifieer* beantwoord* deel doorgeef* doorgeven opgeven invul*',
  threat:
    'advocaat* advocaten rechtbank* rechter* aanklag* juridisch* politie aangifte* laster* smaad* schadevergoeding* incasso* blokker* zwarte_lijst rapporteer* gevolgen schaam* schande leugenaar* oplichter* ontslag* baan gezin kinderen ruïne* we_weten_waar deurwaarder* rechtszaak dagvaard* aansprakelijk*',
  dispute: 'klacht claim geschil retourverzoek* retouraanvraag zaak dossier garantie_a terugbetalingsverzoek',
  negation: 'niet geen nooit zonder niets noch',
  channel:
    'e-mail* email* mail* telefon* mobiel whatsapp app telegram signal instagram facebook messenger bel bellen sms nummer visitekaart* qr-code insta 06-nummer gsm',
  carrier:
    'postnl dhl dpd gls ups bpost bezorger* chauffeur* koerier* vervoerder* transporteur* pakketdienst* postkantoor* douane afhaalpunt* depot fabrikant* leverancier* pakketpunt* postbode*',
}
