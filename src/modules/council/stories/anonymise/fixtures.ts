/** Made-up stories with what must be found in them, as «kind:words». Written as people write: some with care, some in haste. */
export const FIXTURES: readonly string[] = [
  `«name:Bent Ovesen» er «age:58 år» og har boet på gaden i «place:Randers», siden han blev skilt. Han har «rare:tre børn», som han ikke ser.
Da han blev indlagt på «place:Regionshospitalet Randers» «date:den 4. februar 2025», spurgte ingen, hvor han skulle sove bagefter.
Han blev udskrevet med et sår, der skulle skiftes hver dag. Sygeplejersken sagde, at hjemmeplejen kom. Men «name:Bent» har ikke noget hjem.
Vi fandt ham på «place:herberget Nordlys» «date:tirsdag den 11.», og da var foden sort. Han har diabetes.`,

  `Min søn hedder «name:Emil». Han er «age:19 år», og han har hørt stemmer, siden han var «age:14 år».
«name:Emils» læge sendte os til psykiatrien i «place:Esbjerg», som sendte os til rusmiddelcentret, som sendte os tilbage.
Til sidst ringede jeg til «name:sagsbehandler Gitte Holst» på «phone:75 12 34 56». Hun sagde, at hun ville skrive til mig på «email:mor.til.emil@post.dk».
Der er gået fire måneder. Jeg har brugt «amount:12.000 kr.» på en privat psykolog. Jeg er bange hver nat.`,

  `så kom «name:fatima» ind på varmestuen og hun græd hun havde været på skadestuen på «place:riget» og de sagde hun lugtede af sprit men hun drikker ikke
hun er «rare:somalisk» og hun havde bare feber hun bor på «place:nørrebrogade 17» sammen med sin søster
jeg skrev hendes nummer ned «cpr:0102036789» fordi de ville have det i telefonen`,

  `En kvinde kommer hos os hver dag. Hun er «rare:uddannet organist» og har spillet i kirken i «place:Nibe» i mange år.
Hun har «rare:Huntingtons» sygdom, og det ved hele byen. «date:Juleaften» faldt hun på «place:Østerågade», og vagten på «place:Aalborg Universitetshospital» troede, hun var fuld.
Hendes bror «name:Preben» var med, men måtte vente udenfor. «name:Preben Falkensten» er en rolig mand. Han sagde bare: hør på hende.`,

  `«name:Zohair» kom til «place:Vejle Kommune» «date:i marts 2024» med et brev fra «name:dr. Aagesen». Ingen ville læse det.
Han er «age:47-årig» og var «rare:tandlæge» i sit hjemland. «name:Zohairs» kone ventede i bilen med «rare:to børn».
Han fik en tid «date:d. 3/5», men brevet blev sendt til «place:Skolegade 4, 1. th», hvor de ikke boede mere. Det stod på «web:www.minsag-vejle.dk».
I hans journal, nummer «number:20240317», stod der bare: kom ikke.`,

  `Ungdommens værested i «place:Gellerup» hørte det fra «name:Kian» selv. Han er «age:seksten år gammel», og hans mor er «rare:enke».
Han sagde: "De talte om mig, ikke til mig." Bagefter gik han. «name:Ronja» fra værestedet løb efter ham.
«name:Ronja» har skrevet til afdelingen to gange. «name:Overlæge Krabbesen» svarede aldrig.
Det er «date:14.10.2025» i dag, og han har stadig ingen tid. «name:Jens-Ole» og «name:Åse Birk» vil gerne gå med.`,

  `Foreningen møder mange, der ikke kan komme hen til lægen. De har PTSD, de har ingen penge til bussen, og de kan ikke bruge MitID.
Vi har set det i «place:Kolding» og på «place:Lolland». En mand havde «amount:300 kroner» til en hel måned. Han måtte vælge mellem medicin og mad.
Ring til os på «phone:+45 20 12 34 56», hvis I vil høre mere. Spørg efter «name:Lis».`,

  `«name:Tove» og «name:Kurt» har sovet i et telt ved «place:Silkeborg», siden de mistede lejligheden på «place:Bakkevænget 22 B».
«name:Kurt» fik amputeret to tæer efter frosten. «name:Tove» har «rare:hiv», og hun får sin medicin på «place:Skejby».
Da de blev sendt hjem, sagde portøren: pas på hinanden. Han hed «name:Viggo». Ham taler de stadig om.`,
];
