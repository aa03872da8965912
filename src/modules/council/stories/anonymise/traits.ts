import { bare } from "./tokens.ts";

/** What makes somebody one of few, without naming them. Counted together: three different ones point at somebody. */
export const TRAITS = ["place", "date", "age", "diagnosis", "occupation", "origin", "family"] as const;
export type Trait = (typeof TRAITS)[number];

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));

/** Few have them: found each time. */
const RARE_ILLNESS =
  /^(?:huntingtons?|als|hæmofili\w*|bløderen?|narkolepsi\w*|marfans?|ehlers-danlos|tourettes?|porfyri\w*|sarkoidose\w*|creutzfeldt\w*|addisons?|cushings?|lupus|tuberkulose\w*|hiv|hiv-\w+|aids|hepatitis|stomi|stomien|transplanter\w+|amputer\w+|amputation\w*|dværgvækst|klinefelters?|turners?|prader-willi|sclerose\w*|sklerose\w*|dialyse\w*|narkoleptiker\w*|parkinsons?|døvblind\w*|blind|blinde|døv|døve|lam|lammet)$/u;
/** Many have them: not found, but counted. */
const ILLNESS =
  /^(?:diabetes|sukkersyge|kol|skizofren\w*|psykose\w*|ptsd|adhd|angst|depression\w*|depressiv|borderline|bipolar\w*|autis\w+|asperger\w*|epileps\w+|kræft|cancer|demens|dement|anoreksi|spiseforstyrrelse|hjerte-?karsygdom|blodprop|leverbetændelse|personlighedsforstyrrelse\w*|dobbeltdiagnose)$/u;

const WORK = set(`
præst præsten biskop borgmester pilot skibskaptajn kaptajn styrmand fyrpasser organist kirketjener dommer advokat tandlæge dyrlæge
skuespiller forfatter musiker operasanger balletdanser politiker professor bedemand graver urmager jurist arkitekt ingeniør journalist
soldat officer politibetjent brandmand fisker skovfoged gartner jockey artist cirkusartist tatovør guldsmed bokser fodboldspiller
landmand falckredder vejrmelder veteran krigsveteran kunstner maler billedhugger digter sømand lærer skolelærer sygeplejerske læge
professionel`);
/** Before what somebody works as. */
const WORKS_AS = set("uddannet ansat arbejdede arbejder tidligere forhenværende pensioneret udlært");

const ORIGIN =
  /^(?:somali|syr|irak|iran|afghan|polsk|polak|rumæn|bulgar|litau|tyrk|grønland|grønlænd|færø|eritre|etiop|palæstin|liban|bosni|kurd|pakistan|russ|russisk|ukrain|vietnam|thailand|thai|filippin|marok|tunes|kines|indisk|inder|nigeri|ghane|gambi|tamil|tjetjen|albansk|alban|kosovo|serb|kroat|svensk|svensker|norsk|nordmand|tysk|tysker|engelsk|brit|amerikan|ungar|portugis|spansk|italien)(?:sk|ske|ske[rn]?|er|ere|eren|erne|ier|iere|iens?|ien|isk|iske|ansk|anske|esisk|esiske|ensisk|ensiske|ener|ianer|a|ia|e|en|s|t|ken|ner|nere|and|isthan|istan|oanske)?$/u;
const ROMA = set("roma sigøjner sigøjnere jøde jødisk muslim muslimsk hindu sikh jehovas buddhist");

const CHILDREN =
  /^(?:børn|barn|drenge|døtre|sønner|søskende|piger|børnebørn|brødre|søstre|tvillinger|trillinger)s?$/u;
/** Alone they say how many. */
const MANY_AT_ONCE = /^(?:tvilling\w*|trilling\w*|enebarn|enke|enken|enkemand\w*|adoptiv\w+|adopteret)$/u;
const HOW_MANY = set("en et to tre fire fem seks syv otte ni ti elleve tolv");

export const isRareIllness = (key: string): boolean => RARE_ILLNESS.test(key);
export const isIllness = (key: string): boolean => ILLNESS.test(key);
export const isWork = (key: string): boolean => bare(key).some((word) => WORK.has(word));
export const leadsToWork = (key: string): boolean => WORKS_AS.has(key);
export const isOrigin = (key: string): boolean =>
  key.length > 3 && (ROMA.has(key) || bare(key).some((word) => ORIGIN.test(word)));
export const isChildren = (key: string): boolean => CHILDREN.test(key);
export const isFamilyAlone = (key: string): boolean => MANY_AT_ONCE.test(key);
export const isHowMany = (key: string): boolean => HOW_MANY.has(key);
