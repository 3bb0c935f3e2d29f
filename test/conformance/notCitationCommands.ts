interface Reason {
  readonly reason: string;
  /** Without backslash. */
  readonly names: string;
}

/** Commands of TeX Live that look like citations and are none. */
const reasons: readonly Reason[] = [
  { reason: 'holds prose and no keys', names: 'citetext' },
  {
    reason: 'chooses how citations look',
    names: `
      citestyle setcitestyle citesetup citebrackets setcitebrackets citenumstyle citenumfont citeindextype
      gbcitelabelopt citeAltPunct CiteMoveChars OverciteFont citeform citefinalnamedelim
    `,
  },
  {
    reason: 'is a value of the option autocite',
    names: 'autocite=plain autocite=inline autocite=footnote autocite=superscript',
  },
  {
    reason: 'is code that runs at citations',
    names: `
      AtEveryCite AtEveryCitekey AtEveryMultiCite AtEachCitekey AtNextCite AtNextCitekey AtNextMultiCite AtVolcite
      AtIntrocite AtXrefcite PreCiteWork PostCiteWork MidCiteWork mciteEndOfBibGroupPresubcloseHook
      mciteEndOfBibGroupPostsubcloseHook mcitethebibliographyHook
    `,
  },
  {
    reason: 'defines commands; what they take is learnt from it',
    names: 'DeclareCiteCommand DeclareMultiCiteCommand DeclareNestableCiteCommand newcites',
  },
  {
    reason: 'declares delimiters, positions and variants',
    names: `
      DeclareAutoCiteCommand DeclareCitePunctuationPosition DeclareOuterCiteDelims DeclareInnerCiteDelims
      UndeclareOuterCiteDelims UndeclareInnerCiteDelims UndeclareCiteDelims DeclareOuterCiteDelimsAlias
      DeclareInnerCiteDelimsAlias RegisterCiteDelims
    `,
  },
  {
    reason: 'is punctuation, a delimiter or a fixed text',
    names: `
      citeannotesep nociteprefix strongcitedelim multicitedelim multicitesubentrydelim multiciterangedelim
      multicitesubentryrangedelim compcitedelim supercitedelim supercitesubentrydelim superciterangedelim
      supercitesubentryrangedelim volcitedelim textcitedelim erjpunctmarkcite erjpunctsemicoloncite
      erjpunctparenlcite erjpunctparenrcite execerjpunctencite multidetailscitedelim citepagesseparator
      citenamepunct citerevsdnamedelim citemultinamedelim textcitesdelim introcitepunct introcitebreak citeleft
      citeright citemid citepunct citedash jbedseplikecite howcitedprefix howcitedsuffix bibnotcited
      bibcrossrefcite bibcrossrefciteagain bibincollcrossrefcite bibincollcrossrefciteagain
      jbedbyincollcrossrefcite jbedbyincollcrossrefciteagain jbfirstcitepageranges cfcitename mciteendpunct
      mcitebstendpunct mcitebstsublistbegin mcitesublistbegin mcitedefaultmidpunct mcitedefaultendpunct
      mcitedefaultseppunct mcitedefaultsublistlabel mcitedefaultsublistbegin mcitedefaultsublistend
      mcitebibsamplelabel
    `,
  },
  {
    reason: 'asks a question about a citation',
    names: `
      ifvolcite ifciteindex ifnocite iffirstcitekey iflastcitekey ifciteseen ifciteibid ifciteidem ifciteidemsbl
      iffinalcitedelim iftextcitepunct ifcited
    `,
  },
  {
    reason: 'is a counter or its value',
    names: `
      thecitecount thecitetotal themulticitecount themulticitetotal themaxcitecounter citecount citeorder
      intciteorder nocitecount thegbcitelocalcase nmbibcitenumber mcitemaxcountbibitem mcitemaxcountsubitem
    `,
  },
  {
    reason: 'is a switch without keys',
    names: `
      citereset citeresetapa resetcites mancite citeworkwithtitle nocitebuthowcited bibcommenthowcited
      bibartperiodhowcited bibhowcited fullcitenext shortcitenext citeallclaves nmbibSetCiteall
      realcitepagesomitcmd
    `,
  },
  { reason: 'takes types of entries', names: 'citetitlefortype citenotitlefortype citefullfirstfortype' },
  {
    reason: 'takes options of a style, written as keys',
    names: 'citeoption citeoptionlist addtociteoptionlist',
  },
  { reason: 'holds other citations, which are found by themselves', names: 'othercitelist' },
  {
    reason: 'is written by programs into .aux and .bbl files',
    names: `
      bibcite APACbibcite harvardcite bibciteEXPL bibciteIMPL bibciteYEAR citeauthoryear astroncite mcitebibitem
      mcitethebibliography endmcitethebibliography mciteBIBdecl mciteBIBenddecl mcitefwdBIBdecl
    `,
  },
  {
    reason: 'formats what a citation prints',
    names: `
      archaeocitestyletitle mkvolcitenote mkshcite UpperOrSCCite NormalOrSCCite mkfootnotecite mkparencite
      mkextblxsupercite mkextblxfootcite mkextblxfootcitetext mksmartcite APACciteatitle APACcitebtitle
      footcitelabel putfootcitelabel footcitelistformat CitePrintUndefined PrintCiteNames CiteNames CiteNamesFull
      mcitesubrefform mciteBACKREFform mciteCITEREFform mcitedefaultmaxwidthbibitemform
      mcitedefaultmaxwidthbibitemforminit mcitedefaultmaxwidthsubitemform mcitedefaultmaxwidthsubitemforminit
    `,
  },
  { reason: 'refers to a place in the list of references', names: 'mciteSubRef mciteSubPageRef' },
  {
    reason: 'is internal to its package',
    names: `
      posscitealias blxcitecmd blxciteicmd blxmciteicmd blxmcites blxendmcites volcitecmd multivolcitecmd
      mcitelike shiftciteitem citestarts citeends jbonlyforfirstcitefullbegin jbonlyforfirstcitefullend
      jbhowcitedcomparepart jbhowcitednormalpart jbaddtomakehowcited jbcitetitle jbfullcite jbfootcite
      jbfootcitetitle jbfootcitenotitle jbfootfullcite mciteauxout mcitebibauxout mcitetrackID mcitebibtrackID
      mciteSetBstMidEndSepPunct mciteSetMidEndSepPunct mciteSetBstSublistLabelBeginEnd
      mciteSetSublistLabelBeginEnd mciteSetBstSublistMode mciteSetSublistMode mciteSetBstMaxWidthForm
      mciteSetMaxWidthForm mciteSetMaxWidth mciteGetMaxWidth mciteSetMaxCount mciteGetMaxCount mciteheadlist
      mciteCiteA mciteCiteB mciteCiteAuxArg mciteCitePosthandlerArg mciteCiteOptArgI mciteCiteOptArgII
      mciteCiteSecIDArg mciteCiteListArg mciteDoList mciteExtraDoLists mciteBibitemOptArgI mciteCurheadBibitemArgI
      mciteCurheadBibitemOptArgI mciteBibitemArgI mciteOrgbibitem mciteOrgcite mciteCiteTrackArg
      mciteOrgbibliography mciteOrgBIBUNITSbibunit citesel MultipleCiteKeyWarning ObsoleteCiteOptionWarning
      InnerCite UndefinedCiteWarning BackCite OtherCite NonNumericCiteWarning citedest AbntCitetype
      ABCIcitecommadefault ABCIcitecomma ABCIinitcitecomma ABCIcitecolondefault ABCIgetcitetext
      ABCIgetcitetextecho ABCIprocesscitetext AbntCitetypeALF ABCIcitelist ABCIaftercitex ABCIaddtocitelist
      ABCIoutputgroupedcitelist
    `,
  },
];

/** The reason for each command, by its name with the backslash as the table of TeX Live has it. */
export function notCitationCommands(): ReadonlyMap<string, string> {
  return new Map(
    reasons.flatMap(({ reason, names }) =>
      names
        .trim()
        .split(/\s+/)
        .map((name): [string, string] => [name.includes('=') ? name : `\\${name}`, reason]),
    ),
  );
}
