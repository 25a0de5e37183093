//! Which kind of contact a cell of a log says, by words of English and Chinese.

use std::cmp::Reverse;
use std::mem::replace;

use super::words::bare;
use crate::book::ContactKind;

/// Words for each kind of contact, in English and Chinese. Where words of two stand in one text, it is none of
/// them; what belongs to one all the same, such as `微信会议`, stands here as a whole.
const KINDS: [(ContactKind, &str); 4] = [
    (
        ContactKind::Visit,
        "visit visits sitevisit customervisit onsite onsitevisit meeting meetings facetoface inperson \
         拜访 上门 上门拜访 客户拜访 现场拜访 实地拜访 走访 面谈 面访 来访 到访 会面 见面 会议 会谈 \
         现场",
    ),
    (
        ContactKind::Call,
        "call calls phone phonecall telephone tel video videocall videomeeting onlinemeeting webmeeting webinar zoom skype teams 电话 \
         去电 来电 通话 语音 视频 腾讯会议 云会议 钉钉会议 飞书会议 微信会议 企业微信会议 微信视频 \
         微信电话",
    ),
    (
        ContactKind::Message,
        "message messages email emails mail letter sms textmessage chat wechat whatsapp fax \
         消息 邮件 电子邮件 短信 微信 企业微信 钉钉 飞书 qq 信件 信函 传真",
    ),
    (
        ContactKind::Support,
        "support service technicalsupport ticket complaint repair aftersales 服务支持 支持 \
         服务 技术支持 技术服务 售后 售后服务 客服 维修 投诉",
    ),
];

/// Words of distance: who meets or visits that way calls.
const FAR: &str = "online remote virtual phone telephone video zoom skype teams 线上 在线 网络 远程 \
     电话 视频 语音";

/// Words of what did not happen, or not yet: a text that holds one says no kind, wherever it stands. `t` is that
/// of `didn't`.
const NOT: &str = "no not non t never noshow miss missed cancel cancelled canceled plan planned schedule \
     scheduled rescheduled postponed delayed upcoming pending tentative fail failed unsuccessful \
     unanswered unreachable voicemail declined rejected refused attempt attempted tried \
     未 没 无 不 拒 待 拟 取消 失败 计划 预约 改期 推迟 延期 错过 爽约 占线 关机 空号";

/// Longest text that is read as a kind with something around it: so many Chinese characters, or half as many
/// English words. What stands in brackets at its end does not count.
const SHORT: usize = 8;

/// The kind of contact that a word says, or a short text in which words of one kind alone stand.
pub(in crate::import) fn contact_kind(text: &str) -> Option<ContactKind> {
    let text = text.to_lowercase();
    let letters: String = text.chars().filter(|char| char.is_alphanumeric()).collect();
    let holds = |words: &str| {
        words.split(' ').any(|known| match known.is_ascii() {
            true => latin(&text).any(|word| word == known),
            false => letters.contains(known),
        })
    };
    if holds(NOT) {
        return None;
    }
    let word = joined(&text);
    let is_one = |words: &str| words.split(' ').any(|known| known == word);
    let exact = KINDS.iter().find(|(_, words)| is_one(words));
    if let Some((kind, _)) = exact {
        return Some(*kind);
    }
    if is_one(FAR) {
        return Some(ContactKind::Call);
    }
    let counted = bare(&text);
    let wide = counted
        .chars()
        .filter(|char| !char.is_ascii() && char.is_alphanumeric());
    if wide.count() + latin(counted).count() * 2 > SHORT {
        return None;
    }
    let [visit, call, message, support] = KINDS.map(|(_, words)| holds(words));
    let call = call || visit && holds(FAR);
    let visit = visit && !(call && all_from_afar(&word));
    let mut kinds = KINDS.iter().zip([visit, call, message, support]);
    let ((kind, _), _) = kinds.find(|(_, found)| *found)?;
    kinds.all(|(_, found)| !found).then_some(*kind)
}

/// Whether every visit that a text names is a call: `电话拜访`, `Zoom会议`, but not `先电话后拜访`.
fn all_from_afar(text: &str) -> bool {
    let [(_, visits), (_, calls), ..] = KINDS;
    let ends = |text: &str, words: &str| words.split(' ').any(|known| text.ends_with(known));
    let mut seen = 0;
    loop {
        let places = visits.split(' ').filter_map(|visit| {
            let at = seen + text[seen..].find(visit)?;
            Some((at, Reverse(at + visit.len())))
        });
        let Some((at, Reverse(end))) = places.min() else {
            return true;
        };
        if !ends(&text[..at], FAR) && !ends(&text[..end], calls) {
            return false;
        }
        seen = end;
    }
}

/// A text as the words of [`KINDS`] are written: without marks around it, and without a blank or a hyphen behind
/// an English word. Between Chinese words a blank may part two that are meant apart.
fn joined(text: &str) -> String {
    let mut behind_latin = false;
    text.trim_matches(|char: char| !char.is_alphanumeric())
        .chars()
        .filter(|&char| {
            let joins = replace(&mut behind_latin, char.is_ascii_alphanumeric());
            !(joins && matches!(char, ' ' | '-' | '_'))
        })
        .collect()
}

/// The English words of a text.
fn latin(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char: char| !char.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
}
