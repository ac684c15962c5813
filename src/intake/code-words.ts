/**
 * The words that case codes are made of: short names of plants, animals and things about the house, that say nothing of
 * why somebody wrote, nothing of service or of harm, and are no months, places or names. In one language no two of them
 * are a letter apart (changed, missing, added, or swapped with its neighbour), so that a slip never makes another code.
 */
const written = {
  uk: `
  абетка абрикос авокадо агрус айва айстра аквапарк акварель алея алоє альбом амфора ананас апельсин арка
  аркуш арніка атлас афіша бабка базар базилік балада балкон бальзам барвінок бароко басейн бджола бегонія
  безе берег береза блакить блокнот бобер ботаніка браслет брелок бриз бризки бриль бруківка брусниця
  бублик бузок букет бурулька бурштин буряк бірюза бісер вальс ваніль варення веранда вербена верес
  веселка весло вишивка вишня волан волошка ворітця вуаль вулик віадук вівсянка віола вітамін вітрило
  віяло газон галявина гамак гарнір гейзер герань гербарій глечик глина глобус гобелен годинник гойдалка
  гопак горобець горобина горщик гравюра гречка гриб груша гуаш гудзик гірлянда дахівка дельта дельфін
  деревце десерт джем джерело джунглі дзеркало диплом диск добриво долина доріжка дощик драбина дудка
  духовка діалог діброва діжка екватор ескіз етюд ефір жайвір жасмин желе жилет жито жоржина журавель
  забавка затока заєць зебра зерно зошит зубр зірка йогурт кава кавун казка календар калина канапка
  капелюх капуста карамель кардамон картопля карусель касета каштан квартет квиток квітка кедр кизил килим
  кисіль китиця клавіша клен клубок клумба ключ кобза кокос колаж колесо коло колосок комета комод компас
  компот конвалія конверт коник копійка кораблик корж кориця коробка космос котлета крамниця крейда
  криниця крокус кролик круасан крупа кріп крісло кубик кульбаба куліш кумкват курага кімоно кіоск
  лабіринт лаванда лавр лазур лампа левада левкой лекало лелека лемур леопард липа листок лобода ложка
  лоза локшина лосось лотос лука льодяник льон люпин ліана лійка лінійка літера ліхтар макет малюнок
  мандарин маршрут маяк мелодія меліса менует метелик мигдаль мило миска млин мозаїка молоко мольберт море
  морква морозиво морошка музика мускат мушля місток мішок нагідки намисто нарис насіння нектар нитка
  ниточка ноутбук оазис обруч обрій овал овес озеро океан оладка оливка олівець олія омлет орбіта орнамент
  острів отава очерет павич пазл пальма пальто палітра паперець папка папороть паприка папірус парасоля
  пастель пасіка патефон пейзаж пелюстка пенал перлина петрушка печиво пилок пиріг планета платан плитка
  плющ пляж плід полиця полотно помідор пончик потік поштівка проліска просо пряник пташка пудинг пшениця
  пшоно піала піаніно підкова пікнік піраміда пірс пісня пісок радіо раковина рамка ребус рельєф рецепт
  ритм рогіз родзинка розмарин ромашка роса рояль рулет руно рушник ріпа річка садок сазан сакура салат
  сальвія самокат сандалі сани сапфір светр світанок сезам селера серветка сервіз серенада серпанок сирник
  сироп скарб скатерть скейт скеля скринька скриня скрипка слайд слива словник смерека сметана смола сніг
  снігур сова сойка соловей солома соната сонет сонце соняшник сосна спаржа степ сторінка струмок струна
  студія сувенір суниця суцвіття сушка сфера сьомга сюїта табурет танець тарілка таріль телескоп тенор
  тераса тирса тканина томат топаз торт трава трамвай трель трикотаж тростина троянда тріо туман тюбик
  тюлень тюль тістечко узбіччя фагот фарба фартух фасад фаянс фенхель феєрія флейта флокс фонтан форель
  формула фото фрукт фундук футляр фіалка фігурка фікус фіранка фішка халва хвиля хліб хмара хокей хурма
  хустка цвіркун цегла цедра цибуля цикорій циліндр цимбали цирк цитрус цукат цукерка цукор чабрець чайка
  чапля чардаш черемха черепаха черешня човен чорнило чорниця шавлія шалик шаль шарф шафа шафран шахи
  шипшина шишка шовк шоколад шпак шпалери шпинат штора штрих щавель щедрик щиголь юшка яблуко яблуня
  яворина явір ягідка ялинка ярмарок ясен ясмин ячмінь ящик ідея імбир ірис іриска`,
  en: `
  abacus acorn album alder almanac almond amber anise anthem antique apple apricot apron aqua arbor arcade
  arch armchair artist aspen aster atlas attic aurora avenue avocado azalea azure bakery balcony ballad
  balsam bamboo banjo barley barrel basil basket bassoon beach beetle begonia berry beryl bicycle birch
  blanket blossom bluebell bonnet bookmark boulder bouquet bracelet bramble breeze bridge brioche brocade
  broccoli brook bucket buckle buffalo burlap butter button cabbage cactus calendar camera canary candle
  canoe canopy cantata canvas canyon caramel caravan caraway carnival carpet carrot cascade cashew catalog
  cavern ceiling celery cello ceramic cereal chalk chess chestnut chimney chisel chorus chowder chutney
  cicada cider cinema cinnamon circle citrus clarinet clarion clay clock clover coast cobalt cobweb cocoa
  coffee collage comet compass concert confetti copper coral corner cosmos cottage cotton crane crayon
  crescent cricket crocus crumpet crystal cupboard curtain cushion cypress daffodil dahlia daisy delta
  denim dessert dewdrop diagram diamond dogwood dolphin domino doodle doorbell doormat drawer drizzle
  duckling easel echo eclipse elevator emerald encore envelope equator essay fabric fanfare feather fedora
  fennel fern fiddle finch fjord flamingo flannel flour flower flute folder forest fossil fountain
  foxglove fresco fringe fuchsia galaxy gallery garden gardenia garland garlic garnet gazebo gecko geyser
  ginger giraffe glacier glider globe goblet gondola granite grape gravel grove guitar gumdrop hallway
  hamlet hammock hamster harmony harp harvest hazelnut hedge herb heron hibiscus hickory hillside honey
  horizon hyacinth iceberg igloo indigo inkwell iris isthmus ivory jacket jasmine jersey jigsaw jonquil
  journal jubilee juniper kayak kernel kettle kimono kiosk kite kiwi koala kumquat ladybug lagoon lantern
  lattice laurel lavender leaflet lemon lemonade lentil lettuce library lilac lily limerick linen llama
  locket lodge lotus lullaby lupine lyric macaroni magnolia magpie mahogany mandolin mango maple marble
  marigold marimba market marzipan mayfly meadow medley melody meteor mineral minnow mint mirror mitten
  mocha moonbeam mosaic moss mulberry museum mushroom music mustard napkin nectar nocturne notebook novel
  nugget nutmeg oasis oatmeal oboe ocean octagon okra olive omelet onion opal opera orange orbit orchard
  orchid oregano organ origami otter outline overture oyster paddle painter palette pamphlet panda papaya
  paprika parcel parsley parsnip pasta pastry patio peanut pebble pelican pencil penguin peony pepper
  petal petunia piano piccolo picnic pillow pinecone pinwheel planet plankton platter plaza plum poem
  polenta polka pomelo popcorn poplar porridge postcard potato pottery prairie pretzel primrose primula
  prism pudding puffin pumpkin puppet puzzle pyramid quartz quatrain quiche quilt quince quinoa radish
  rainbow raisin rattan recipe rhubarb ribbon rice risotto robin romaine rosemary ruby ruffle saffron
  salad salmon sandal sandwich sapphire satchel satin saucer savanna sawdust scarf scooter seahorse
  seashell seashore seaweed serenade sesame shallot shamrock shelf sherbet silk silver sketch slipper
  snail snow snowdrop sonata sorbet sorrel soup spaniel sparrow spatula spinach spiral sponge spoon spruce
  squirrel stencil strudel sugar sunbeam sundae sundial sunrise sunset sweater syrup tadpole talcum
  tangelo tapioca teacup teapot tennis terrace thimble thistle thyme tomato topaz towel tram treetop
  trolley tulip tundra turnip turtle valley vanilla vase velvet veranda vine vinegar viola violet violin
  volcano wafer waffle wagon walnut walrus waltz wheat whisker wicker window wool yacht yarn yoghurt zebra
  zigzag zinnia zither`,
} as const

export type CodeLanguage = keyof typeof written

const listOf = (words: string): readonly string[] => words.trim().split(/\s+/)

/** 512 words in each language: nine bits a word. */
export const codeWords: Readonly<Record<CodeLanguage, readonly string[]>> = {
  uk: listOf(written.uk),
  en: listOf(written.en),
}
