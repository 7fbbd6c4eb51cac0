import type { StandingWords } from './words.ts'

export const JA: StandingWords = {
  subjects: {
    notice: '重要ではないメッセージがありました',
    warning: '警告：重要ではないメッセージに「重要」の印が付いています',
    claims_reviewed: '{from}から：判断のつかないメッセージは担当者の確認を待ちます',
    claims_ignored: '{from}から：「重要」の印は考慮されません',
    non_critical_stopped: '{from}から：重要なメッセージだけが届けられます',
    lifted: 'メッセージの制限が解除されました',
    restored: '違反の記録が取り消されました',
  },
  meanings: {
    notice: '違反1件として数えられます。ほかに影響はありません。',
    warning: 'これは警告です。まだ何も制限されていません。',
    claims_reviewed:
      '{from}から{until}まで、「重要」の印が付いていて重要かどうか明らかでないメッセージは、担当者が読むまで待機します。明らかに重要なものはすぐに届きます。',
    claims_ignored: '{from}から{until}まで、「重要」の印の有無は考慮されず、内容だけで判断されます。',
    non_critical_stopped: '{from}から{until}まで、重要なメッセージだけが届けられます。',
    lifted: '{marketplace}の運営者が制限を終了しました。メッセージは以前と同じように扱われます。',
    restored: 'はじめから数えられなかったものとして扱われます。',
  },
  names: {
    warning: '警告',
    claims_reviewed: '判断のつかない印付きメッセージが担当者の確認を待つ',
    claims_ignored: '「重要」の印が考慮されなくなる',
    non_critical_stopped: '重要なメッセージだけが届けられる',
  },
  denied:
    '「{subject}」（注文 {order}）に「重要」の印が付いていましたが、その内容は注文の完了に必要なものではありません。',
  operator: '{marketplace}の運営者が決定しました。',
  review: '担当者が「{subject}」（注文 {order}）を読み直しました。「重要」の印は正しいものでした。',
  rule: '{marketplace}の規則に誤りがありました。取り消された違反：{count}件。お詫び申し上げます。',
  ended: 'これによりメッセージの制限も終わりました。',
  score: '現在数えられている違反：{score}件。時間とともに軽くなります。',
  next: 'あと{strikes}件で：{step}。',
  always:
    '重要なメッセージは、印の有無にかかわらず必ず届きます。注文のために購入者の対応が必要なものだけに印を付けてください。',
  appeal: 'この判断の理由と異議の申し立て方法：{url}',
}
