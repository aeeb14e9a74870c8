/** The few words of the launcher, in every language but English. A test compares them with the languages' own. */

/** All but `failed` are the chat's own words, see strings.ts. */
export interface LauncherWords {
  readonly openChat: string;
  readonly closeChat: string;
  readonly label: string;
  readonly placeholder: string;
  readonly retry: string;
  /** Said where the chat itself could not be loaded, beside Retry. */
  readonly failed: string;
}

const NAMES = ['openChat', 'closeChat', 'label', 'placeholder', 'retry', 'failed'] as const;

/** In the order of `NAMES`. */
const LANGUAGES: Readonly<Record<string, string>> = {
  ar: 'فتح الدردشة|إغلاق الدردشة|الدردشة|اسأل عن أي شيء|إعادة المحاولة|تعذّر تحميل الدردشة.',
  de: 'Chat öffnen|Chat schließen|Chat|Stellen Sie eine Frage|Erneut versuchen|Der Chat konnte nicht geladen werden.',
  es: 'Abrir el chat|Cerrar el chat|Chat|Pregunta lo que quieras|Reintentar|No se pudo cargar el chat.',
  fr: 'Ouvrir le chat|Fermer le chat|Chat|Posez votre question|Réessayer|Le chat n’a pas pu être chargé.',
  he: 'פתיחת הצ׳אט|סגירת הצ׳אט|צ׳אט|אפשר לשאול כל דבר|ניסיון נוסף|לא ניתן לטעון את הצ׳אט.',
  hi: 'चैट खोलें|चैट बंद करें|चैट|कुछ भी पूछें|फिर से कोशिश करें|चैट लोड नहीं हो सकी।',
  id: 'Buka obrolan|Tutup obrolan|Obrolan|Tanyakan apa saja|Coba lagi|Obrolan tidak dapat dimuat.',
  ja: 'チャットを開く|チャットを閉じる|チャット|何でも聞いてください|再試行|チャットを読み込めませんでした。',
  ko: '채팅 열기|채팅 닫기|채팅|무엇이든 물어보세요|다시 시도|채팅을 불러오지 못했습니다.',
  'pt-BR': 'Abrir o chat|Fechar o chat|Chat|Pergunte o que quiser|Tentar novamente|Não foi possível carregar o chat.',
  ru: 'Открыть чат|Закрыть чат|Чат|Задайте любой вопрос|Повторить|Не удалось загрузить чат.',
  tr: 'Sohbeti aç|Sohbeti kapat|Sohbet|İstediğinizi sorun|Tekrar dene|Sohbet yüklenemedi.',
  vi: 'Mở trò chuyện|Đóng trò chuyện|Trò chuyện|Hỏi bất cứ điều gì|Thử lại|Không tải được trò chuyện.',
  'zh-Hans': '打开聊天|关闭聊天|聊天|有问题，尽管问|重试|聊天无法加载。',
  'zh-Hant': '開啟聊天|關閉聊天|聊天|想問什麼都可以|重試|無法載入聊天。',
};

/** The words for `lang`; undefined where there are none, and English is to stay. */
export function launcherWords(lang: string): LauncherWords | undefined {
  const tag = tagsOf(lang).find((each) => each in LANGUAGES);
  const words = tag === undefined ? undefined : LANGUAGES[tag]?.split('|');
  return words && (Object.fromEntries(NAMES.map((name, place) => [name, words[place]])) as unknown as LauncherWords);
}

/** As `localeTags` of locale-tags.ts, which is in the panel's file: to import it would load the chat. A test compares them. */
function tagsOf(lang: string): readonly string[] {
  try {
    const { language, script, region } = new Intl.Locale(lang.replaceAll('_', '-')).maximize();
    const usual = new Intl.Locale(language).maximize();
    return [script, region, undefined, usual.script, usual.region].map((part) =>
      part ? `${language}-${part}` : language,
    );
  } catch {
    // What is no language has no words.
    return [];
  }
}
