import type { Source } from "../remedies/provenance.js";

/**
 * The documents and pages that the facts of outage 1015 were read in. Affiliates cite them by key, so that one page is
 * described once. A `null` address is one that was never known.
 */
const SOURCES = {
  S0: source("S0", "Donga, 2023-01-05", null, "2023-01-05"),
  S2: source("S2", "Kyunghyang, 2022-12-29", null, "2022-12-29"),
  S4: source("S4", "Reposting of a report of 2022-12-29", null, "2022-12-29"),
  W1: source(
    "W1",
    "imnews.imbc.com",
    "https://imnews.imbc.com/news/2022/econo/article/6420718_35687.html",
  ),
  W2: source(
    "W2",
    "zdnet.co.kr",
    "https://zdnet.co.kr/view/?no=20221026173426&re=R_20221028111554",
  ),
  W3: source("W3", "ddaily.co.kr", "https://ddaily.co.kr/page/view/2022110409591662586"),
  W4: source("W4", "m.ajunews.com", "https://m.ajunews.com/amp/20221104152732046"),
  W5: source("W5", "biz.sbs.co.kr", "https://biz.sbs.co.kr/amp/article/20000087837"),
  W6: source(
    "W6",
    "magazine.hankyung.com",
    "https://magazine.hankyung.com/business/amp/202210172298b",
  ),
  W7: source("W7", "m.ddaily.co.kr", "https://m.ddaily.co.kr/page/view/2022101717094206982"),
  W8: source("W8", "osen.co.kr", "http://osen.co.kr/article/G1111968325"),
  W9: source("W9", "busan.fnnews.com", "https://busan.fnnews.com/news/202210161406454795"),
  W10: source(
    "W10",
    "m.businesspost.co.kr",
    "https://m.businesspost.co.kr/BP?command=mobile_view&num=295439",
  ),
  W11: source(
    "W11",
    "m.etoday.co.kr",
    "https://m.etoday.co.kr/view.php?idxno=2182460&trc=m_view_joinnews",
  ),
  W12: source("W12", "newspim.com", "https://newspim.com/news/view/20221017000948"),
  W13: source(
    "W13",
    "www.kmib.co.kr",
    "https://www.kmib.co.kr/article/view_amp.asp?arcid=0924269766",
  ),
  W14: source("W14", "nocutnews.co.kr", "https://nocutnews.co.kr/news/5846504"),
  W15: source("W15", "www.metroseoul.co.kr", "https://www.metroseoul.co.kr/list/14?page=732"),
  W16: source(
    "W16",
    "news.bizwatch.co.kr",
    "https://news.bizwatch.co.kr/article/industry/2022/10/19/0017",
  ),
  W17: source("W17", "fnnews.com", "https://fnnews.com/ampNews/202210191743376916"),
  W18: source("W18", "biz.sbs.co.kr", "https://biz.sbs.co.kr/amp/article/20000085275"),
  W19: source("W19", "sesestory.tistory.com", "https://sesestory.tistory.com/101"),
  W20: source(
    "W20",
    "www.newstomato.com",
    "http://www.newstomato.com/RealTime/RealTimeDetail.aspx?no=1154324",
  ),
  W21: source("W21", "v.daum.net", "https://v.daum.net/v/20230822183003605"),
  W22: source(
    "W22",
    "hypebeast.kr",
    "https://hypebeast.kr/2022/10/kakao-revealed-compensation-amount-for-paid-service",
  ),
  W23: source(
    "W23",
    "kizmom.hankyung.com",
    "https://kizmom.hankyung.com/news/view.html?aid=202210252720o&cid=3009",
  ),
  W24: source("W24", "m.ajunews.com", "https://m.ajunews.com/view/20221028201926784"),
  W25: source("W25", "news1.kr", "https://news1.kr/amp/it-science/general-it/4847368"),
  W26: source("W26", "donga.com", "https://donga.com/news/amp/all/20221031/116243112/1"),
  W27: source("W27", "ddaily.co.kr", "https://ddaily.co.kr/page/view/2022102820384364041"),
  W28: source("W28", "gamefocus.co.kr", "https://gamefocus.co.kr/detail.php?number=136509"),
  W29: source("W29", "www.hankyung.com", "https://www.hankyung.com/it/article/202211147790Y"),
  W30: source(
    "W30",
    "www.ceoscoredaily.com",
    "https://www.ceoscoredaily.com/page/view/2022112210224165726",
  ),
  W31: source("W31", "m.sedaily.com", "https://m.sedaily.com/NewsViewAmp/26EQVBRFW2"),
  W32: source("W32", "v.daum.net", "https://v.daum.net/v/20230630122650862"),
  W33: source("W33", "v.daum.net", "https://v.daum.net/v/20230630141507182"),
  W34: source("W34", "economist.co.kr", "https://economist.co.kr/article/view/ecn202301040075"),
  W35: source(
    "W35",
    "view.asiae.co.kr",
    "https://view.asiae.co.kr/realtime/sokbo_viewNew.htm?idxno=2023010519051883451",
  ),
  W36: source("W36", "www.hankyung.com", "https://www.hankyung.com/article/202301053400g"),
  W37: source(
    "W37",
    "mobile.newsis.com",
    "https://mobile.newsis.com/view_amp.html?ar_id=NISX20230105_0002148750",
  ),
  W38: source("W38", "m.sedaily.com", "https://m.sedaily.com/NewsView/29KDCVQOMA"),
  W39: source("W39", "www.fnnews.com", "https://www.fnnews.com/ampNews/202301060830409608"),
  W40: source(
    "W40",
    "news.sbs.co.kr",
    "https://news.sbs.co.kr/news/endPage.do?news_id=N1007035764",
  ),
  W41: source(
    "W41",
    "www.yeongnam.com",
    "https://www.yeongnam.com/web/view.php?key=20230106000955212",
  ),
  W42: source(
    "W42",
    "www.donga.com",
    "https://www.donga.com/news/Economy/article/all/20230130/117658671/1",
  ),
  W43: source("W43", "cm.asiae.co.kr", "https://cm.asiae.co.kr/en/article/2023013015113298610"),
  W44: source(
    "W44",
    "m.wowtv.co.kr",
    "https://m.wowtv.co.kr/NewsCenter/News/Read?articleId=A202303060178",
  ),
  W45: source("W45", "hankyung.com", "https://hankyung.com/article/2023040318847"),
  W46: source("W46", "v.daum.net", "https://v.daum.net/v/20230418122714493"),
  W47: source("W47", "www.joongang.co.kr", "https://www.joongang.co.kr/amparticle/25155941"),
  W48: source("W48", "v.daum.net", "https://v.daum.net/v/20230511154102699"),
  W49: source("W49", "biz.sbs.co.kr", "https://biz.sbs.co.kr/amp/article/20000117597"),
  W50: source("W50", "kgnews.co.kr", "https://kgnews.co.kr/mobile/article.html?no=754073"),
  W51: source("W51", "v.daum.net", "https://v.daum.net/v/20230822175115446"),
  W52: source("W52", "www.sedaily.com", "https://www.sedaily.com/NewsView/29KCUORLO2"),
  W53: source(
    "W53",
    "admin.ntdtv.kr (article on the auto-payment criticism, 2023-01)",
    "https://admin.ntdtv.kr/",
  ),
  W54: source("W54", "3.37.37.99 (KBC)", "http://3.37.37.99/경제/article/view/kbc202301050039"),
  W55: source("W55", "www.ajunews.com", "https://www.ajunews.com/view/20221020101156450"),
  W56: source(
    "W56",
    "shinailbo.co.kr",
    "http://shinailbo.co.kr/news/articleView.html?idxno=1611801",
  ),
  W57: source("W57", "m.ddaily.co.kr", "https://m.ddaily.co.kr/page/view/2022101614370518772"),
  W58: source(
    "W58",
    "bokjinara.niklas100.com (blog table of service remedies, 2022-10)",
    "https://bokjinara.niklas100.com/",
  ),
  W59: source("W59", "www.sedaily.com", "https://www.sedaily.com/NewsView/29KOC7WHEP"),
  W60: source(
    "W60",
    "cs.kakao.com (help pages on free cash in Biz Wallet)",
    "https://cs.kakao.com/",
  ),
  W61: source(
    "W61",
    "ytyufggf212gggd.blogspot.com (repost of a Newsis report)",
    "https://ytyufggf212gggd.blogspot.com/",
  ),
  W61b: source("W61b", "news.jtbc.co.kr", "http://news.jtbc.co.kr/html/184/NB12087184.html"),
  W62: source(
    "W62",
    "www.kmib.co.kr",
    "https://www.kmib.co.kr/article/view_amp.asp?arcid=0017599131",
  ),
  W63: source(
    "W63",
    "taxi-news.co.kr",
    "http://taxi-news.co.kr/bbs/board.php?bo_table=board_01&page=26&wr_id=418",
  ),
  W64: source("W64", "ddaily.co.kr", "https://ddaily.co.kr/page/view/2022101615225654253"),
  W65: source("W65", "thegnnews.com", "http://thegnnews.com/View.aspx?No=2568559"),
  W66: source("W66", "www.hankyung.com", "https://www.hankyung.com/article/202210277715Y"),
  W67: source("W67", "m.inews24.com", "https://m.inews24.com/v/wrlted/1529260"),
  W68: source(
    "W68",
    "www.greenpostkorea.co.kr",
    "https://www.greenpostkorea.co.kr/news/articleView.html?idxno=202096",
  ),
  W69: source("W69", "www.ajunews.com", "https://www.ajunews.com/view/20200915094856149"),
  W70: source("W70", "m.boannews.com", "http://m.boannews.com/html/detail.html?idx=110699"),
  W71: source("W71", "sesestory.tistory.com", "https://sesestory.tistory.com/103"),
  W72: source("W72", "swebin.net", "https://swebin.net/F/A/8770"),
  W73: source("W73", "www.moneys.co.kr", "https://www.moneys.co.kr/article/2022101713330782071"),
  W74: source(
    "W74",
    "koreajoongangdaily.joins.com",
    "https://koreajoongangdaily.joins.com/2022/12/29/business/industry/Korea-Kakao-service-outage/20221229185705755.html",
  ),
  W74b: source("W74b", "en.yna.co.kr", "https://en.yna.co.kr/view/AEN20221229006700320"),
  W75: source(
    "W75",
    "pparks-web.tistory.com (2022-12 post on the 48 M compensation)",
    "https://pparks-web.tistory.com/",
  ),
  W76: source(
    "W76",
    "myselfsafe.com (median)",
    "https://myselfsafe.com/kakao-provides-cash-including-up-to-50000-won/",
  ),
  W77: source("W77", "Blog post of 2023-04-20 on applying for the small-business support", null),
  W78: source(
    "W78",
    "news.bizwatch.co.kr",
    "https://news.bizwatch.co.kr/article/mobile/2023/01/05/0023",
  ),
  W79: source(
    "W79",
    "www1.ddaily.co.kr",
    "https://www1.ddaily.co.kr/page/view/2023010618440380217",
  ),
  W80: source(
    "W80",
    "mbnmoney.mbn.co.kr",
    "https://mbnmoney.mbn.co.kr/news/view?news_no=MM1004796463",
  ),
  W81: source(
    "W81",
    "kr.headtopics.com (Hankyoreh, 47 M)",
    "https://kr.headtopics.com/news/5285252852507241040283-33661523",
  ),
  W82: source("W82", "bizhankook.com", "https://bizhankook.com/bk/article/24999"),
  W83: source("W83", "www.techm.kr", "https://www.techm.kr/news/articleViewAmp.html?idxno=105259"),
  W84: source(
    "W84",
    "www.wowtv.co.kr",
    "https://www.wowtv.co.kr/NewsCenter/News/Read?articleId=A202210210280",
  ),
  W85: source(
    "W85",
    "e-media.tistory.com (2023-01 post on how to receive the package)",
    "https://e-media.tistory.com/",
  ),
  W86: source("W86", "mdmorenews.com", "https://mdmorenews.com/news/view.php?bIdx=3967"),
  W87: source(
    "W87",
    "withpic.tistory.com (2023-02-02 post on the Makers coupon)",
    "https://withpic.tistory.com/",
  ),
  W88: source("W88", "ddaily.co.kr", "https://ddaily.co.kr/page/view/2022102420195783668"),
  W89: source("W89", "www.ggilbo.com", "http://www.ggilbo.com/news/articleView.html?idxno=948307"),
  W90: source("W90", "m.ekn.kr", "https://m.ekn.kr/view.php?key=20221023010003368"),
} as const;

export type SourceKey1015 = keyof typeof SOURCES;

/** The source behind a key. */
export function source1015(key: SourceKey1015): Source {
  return SOURCES[key];
}

function source(
  key: string,
  title: string,
  url: string | null,
  publishedOn: string | null = null,
): Source {
  return { key, title, url, publishedOn };
}
