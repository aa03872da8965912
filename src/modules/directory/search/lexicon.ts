/** What the search knows about Danish and English beforehand. All words folded (words.ts). */

const list = (text: string): string[] => text.trim().split(/\s+/);

/** Words that say nothing about what is looked for. "uden" and "ikke" do: "uden henvisning". */
export const STOP: ReadonlySet<string> = new Set(
  list(`
  ad af alle alt anden andet at bare blev blevet bliver blive da de dem den der deres det dette dig din dit dog du eller en end endnu er et
  efter for fra fordi f ma har have han hans hendes her hos hun hvad hvem hver hvis hvor hvordan hvornar i ind ja jeg jer jo kan
  kunne kun lige man mange med meget men mere mig min mine mit mod nar nogen noget nogle nu og ogsa om op os over pa sa sadan sa
  selv sig sin sine sit skal skulle som sted steder til tilbud ud under var ved vel vi vil ville vor vore vores vaere ver vere
  brug have far fa finde finder leder soger hjelp gerne lidt
  a an and are as be been but by can do for from get go has have he her his how i if in into is it its me my need needs of on or
  our she so some someone somebody somewhere that the their them there they this to was we what where who will with you your want
  place places find looking help please`),
);

/** Forms that change their vowel or their consonants, to the form that stands for the word. */
export const IRREGULAR: ReadonlyMap<string, string> = new Map(
  `
  tender tand, tenderne tand, tenderes tand, hender hand, henderne hand, fodder fod, fodderne fod, netter nat, netterne nat, mend mand,
  mendene mand, mendenes mand, born barn, bornene barn, bornenes barn, boger bog, bogerne bog, bonder bonde, brodre broder, sostre
  soster, sostrene soster, dotre datter, dotrene datter, modre moder, fedre fader, kreften kreft, steder sted, dore dor, drenge dreng,
  sov sove, gik ga, gar ga, gaet ga, star sta, stod sta, far fa, fik fa, fet fa, bor bo, boede bo, boet bo, ojne oje, ojnene oje, ojet oje,
  orer ore, lagt legge, sagt sige, talt tale, talte tale, hjalp hjelpe, hjulpet hjelpe, skrev skrive, skrevet skrive, drak drikke,
  drukket drikke, rog ryge, roget ryge, brod bryde, knet kne, kneet kne, senge seng, artikler artikel, midler middel, midlerne middel,
  cykler cykel, regler regel, engle engel, nogler nogle, teeth tooth, feet foot, women woman, children child, men man, slept sleep
  `
    .split(",")
    .map((pair) => list(pair))
    .flatMap(([form, base]) => (form && base ? [[form, base] as const] : [])),
);

/**
 * Words that others are often made of, so that "lægehjælp" is found by "læge" and "herbergsplads" finds a "herberg" even
 * before the directory has taught us its own words.
 */
export const PARTS: ReadonlySet<string> = new Set(
  list(`
  lege hjelp tand vagt herberg plads nat dag aften seng varme stue sted sove gade plan team syge plejer pleje sygeplejerske hus huse
  center klinik bus bil sundhed social psyk psykiatri krise kvinde mand born familie ungdom unge eldre hjemlos hjem bolig bo botilbud
  stotte kontakt person mad tojet toj bad vask kaffe cafe rus middel misbrug alkohol stof narko behandling afrusning medicin apotek
  recept dosering piller smerte sar forbinding stomi lunge hjerte hud fod terapi terapeut gruppe samtale radgivning radgiver linje
  telefon krop sind angst depression traume overgreb vold sorg parorende brobygger folgeskab ledsager navigator patient vejleder
  vejledning klage rets advokat gelds geld okonomi borger service kommune region sygehus hospital ambulatorium akut modtagelse skade
  stue job arbejde kontant ydelse penge post brev adresse digital korsel transport taxa hund dyr par gratis anonym dognet dogn
  abent vere verested natcafe bosted boform forsorg omsorg aflastning halvvej opsogende mobil tandlege tandpine legehus legehjelp
  kirke mission forening frivillig netverk hus kokken suppe bespisning mobler toj genbrug bank barak skur havn by land ost vest nord
  syd torv`),
);
