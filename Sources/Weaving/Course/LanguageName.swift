internal import Languages

/// A language's own name for itself; its tag where we know none.
package func languageName(_ tag: String) -> String {
  switch LanguageTag(tag).primary {
  case "en": "English"
  case "zh": "中文"
  case "de": "Deutsch"
  case "es": "Español"
  case "fr": "Français"
  case "ja": "日本語"
  case "ko": "한국어"
  case "pt": "Português"
  case "ru": "Русский"
  default: tag
  }
}
