// Polish words of the concepts that frames are composed of.
import type { ConceptWords } from '../concept.ts'

export const pl: ConceptWords = {
  review:
    'opini* opinii ocen* oceń oceni* recenzj* gwiazd* komentarz* feedback* poleceni* polec* wystaw* parę_słów kilka_słów kilku_słów parę_zdań not* skomentuj*',
  best_rating:
    'pięć_gwiazdek 5_gwiazdek najwyższ* maksymaln* piątk* ★★★★★ 5/5 5* komplet_gwiazdek szóstk* pięcioma_gwiazdkami pięciogwiazdkow*',
  incentive:
    'prezent* rabat* zniżk* bon bonu bony bonem kupon* zwrot* zwrócimy oddam* gratis* darmow* bezpłatn* pieniąd* pieniędzy nagrod* losowani* konkurs* cashback bonus* upomin* próbk* punkt* złotych niespodziank* karta_podarunkowa kartę_podarunkową karty_podarunkowej voucher* kod_rabatowy premi* wynagrodz* odwdzięcz* przelejemy',
  change:
    'zmieni* zmian* zmień usun* usuń usunię* wycof* skasow* popraw* edyt* edycj* zaktualizow* skorygow* cofn* podnie* odwoł* przemyśl* zamieni*',
  positive:
    'zadowol* szczęśliw* pozytyw* dobr* podoba* spodoba* fajn* super świetn* doskonał* miło miłe przyjemn* wspaniał* polubi* cieszy*',
  negative:
    'niezadowol* negatyw* zł* problem* reklamac* skarg* rozczarow* nie_jest_pan nie_podoba mniej_niż słab* kiepsk* niższ* jedną_gwiazd* 1_gwiazd* usterk* uwagi krytyk*',
  first: 'najpierw zanim przed wcześniej zamiast uprzednio szans* w_pierwszej',
  contact_us:
    'skontaktow* skontaktuj* kontakt_z proszę_pisać proszę_napisać napisz_do napisz_do_nas napisz_do_mnie pisz_do daj_znać dać_znać dajcie_znać powiedz* zgłoś* zgłosić zwróć_się odezwij* odezwa* proszę_o_kontakt do_nas do_mnie nas_o_tym',
  condition: 'jeśli jeżeli gdy kiedy gdyby tylko pod_warunkiem dopóki w_razie o_ile chyba_że jak',
  exchange:
    'w_zamian w_podziękowaniu za_każd* za_opini* za_wystawi* po_wystawieniu po_dodaniu po_opublikowaniu kto każdy wszyscy_którzy i_odbierz i_otrzymaj i_zgarnij otrzyma* dostani* dostajesz czeka* odbierz zgarnij wygra* weź_udział bierze_udział jak_tylko w_dowód w_ramach_podziękowań gdy_tylko',
  deal: 'zamów* zamówi* kup* zakup* zapłac* płac* płat* przele* wpłac* wpłat*',
  outside:
    'bezpośrednio naszej_stronie naszym_sklepie własnym_sklepie sklep_internetowy strona_internetowa stronie_www poza z_pominięciem bez_prowizji prowizj* taniej gotówk* prywatnie u_nas_na_stronie do_ręki pod_stołem naszego_sklepu',
  outside_payment:
    'paypal przelew* blik iban western_union numer_konta konto_bankowe konta_bankowego bitcoin krypto* wise revolut rachunek numer_rachunku',
  secret:
    'hasł* numer_karty numeru_karty karty_kredytowej karty_płatniczej cvv cvc pin kod_sms kodu_sms kod_z_sms kod_blik kodu_blik kod_bezpieczeństwa kod_weryfikacyjny dane_logowania danych_logowania logowani* zaloguj* dane_karty danych_karty skan_dowodu zdjęcie_dowodu zdjęcia_dowodu dane_bankowe data_ważności jednorazow*',
  hand_over:
    'wyśl* przesł* prześl* poda* podaj* potwierd* wpis* wprowadź* udostępn* odpow* zweryfik* przekaż* przekaza* uzupełn*',
  threat:
    'prawnik* adwokat* sąd* pozw* pozew policj* zniesławi* pomówi* zgłosimy czarn* zablok* konsekwencj* odszkodow* windykac* wstyd* oszust* kłam* zwolni* prac* rodzin* dzieci zrujn* wiemy_gdzie prokuratur* kroki_prawne drogę_prawną komornik*',
  dispute: 'reklamacja reklamację spór sporu zgłoszenie zgłoszenia zwrot dyskusj* roszczen*',
  negation: 'nie nigdy bez nic ani żaden żadnej żadnych',
  channel:
    'e-mail* email* mail* maila telefon* komórk* whatsapp telegram signal instagram* facebook* messenger* zadzwoń* dzwoni* zadzwoni* sms* numer wizytówk* kod_qr insta',
  carrier:
    'kurier* inpost* paczkomat* dpd dhl gls ups fedex orlen poczt* poczta listonosz* przewoźnik* spedycj* kierowc* celn* urząd_celny punkt* odbioru producent* spedytor*',
}
