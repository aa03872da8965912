/** Tilgængelighedserklæring (/was), efter lov om tilgængelighed af offentlige organers websteder. */
export const accessibility = {
  title: "Tilgængelighedserklæring",
  lead: "Stafet skal kunne bruges af alle – også med tastatur, skærmlæser, forstørrelse, uden JavaScript og på en gammel telefon.",
  sections: [
    {
      heading: "Hvad erklæringen gælder",
      paragraphs: [
        "Erklæringen gælder Stafet, som er det fælles system, en region, dens kommuner, almen praksis og civilsamfundet bruger, for at ingen bliver sluppet, før en anden har taget over.",
        "Den organisation, der driver Stafet hos jer, er ansvarlig for erklæringen og skal mindst én gang om året se efter, om den stadig passer.",
      ],
    },
    {
      heading: "Hvor langt vi er",
      paragraphs: [
        "Vi bygger efter WCAG 2.2 på niveau A og AA. Siderne er selvvurderet: de bliver prøvet automatisk i en rigtig browser, hver gang noget ændres, og de vigtigste forløb bliver gået igennem alene med tastatur og uden JavaScript.",
        "En uvildig gennemgang med brugere af skærmlæser er ikke lavet endnu. Derfor siger vi, at Stafet delvist overholder loven, indtil den er.",
      ],
    },
    {
      heading: "Det, vi ved ikke er godt nok",
      paragraphs: [
        "Siderne er skrevet på dansk og engelsk. Navne og det, mennesker selv har skrevet, kan stå på andre sprog, uden at det er mærket op for skærmlæsere.",
        "Stafetlinjen er en tegning. Alt, den viser, står også som en liste, men listen er ikke prøvet af blinde brugere endnu.",
      ],
    },
    {
      heading: "Hvis noget driller",
      paragraphs: [
        "Sig det til den enhed, der har stafetten, eller til jeres egen leder. De skal give det videre til dem, der driver Stafet. Du har ret til at få oplysningerne på en måde, du kan bruge – også på papir eller i telefonen.",
        "Får du ikke et svar, du kan bruge, kan du klage til Digitaliseringsstyrelsen, som fører tilsyn med loven. Du finder styrelsens kontaktoplysninger på digst.dk.",
      ],
    },
  ],
};
