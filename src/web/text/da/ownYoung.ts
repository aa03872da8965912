/** Rights for young readers, on the citizen's pages: short words and sentences. */
export const ownYoung = {
  link: "Er du under 18? Se, hvad du må",
  title: "Når du er under 18",
  lead: "Du har også ret til at blive hørt. Her står det kort.",
  always: {
    title: "Altid",
    list: [
      "Du må sige, hvad du mener. De voksne skal lytte.",
      "Du må få en voksen med, som du selv vælger.",
      "Du må ringe til Børnetelefonen på 116 111. Du skal ikke sige dit navn.",
      "Sker der noget, der ikke er i orden, så sig det til en voksen.",
    ],
  },
  fifteen: {
    title: "Når du er 15",
    list: [
      "Du siger selv ja eller nej hos lægen og på sygehuset.",
      "Du siger selv, hvem der må vide noget.",
      "Dine forældre må stadig høre om det og være med.",
      "Du må se, hvad der står om dig.",
      "Du må klage. Du kan få hjælp til det.",
    ],
  },
  eighteen: {
    title: "Når du er 18",
    list: [
      "Nu er det kun dig, der bestemmer.",
      "Dine forældre må ikke se mere, før du siger ja.",
      "Den, der har stafetten, slipper ikke, før en anden tager over.",
      "Du kan få støtte, til du fylder 23, hvis du har fået det før.",
    ],
  },
  ask: "Spørg den, der har stafetten, hvad der gælder for dig.",
  helpMe: "Jeg vil gerne tale med en om det",
};
