// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the pages of FilingViewModel say.

#include "qml/Kiosk/filing/FilingTexts.h"
#include "qml/Kiosk/filing/FilingViewModel.h"
#include "qml/Kiosk/filing/ResultPaperTexts.h"
#include "qml/Kiosk/ticket/MatterTexts.h"
#include "qml/Texts/FieldTexts.h"
#include "services/core/HallTime.h"

#include <QDateTime>

#include <algorithm>

namespace onewindow::ui {

using Kind = FilingPlace::Kind;

namespace {

/// Pages of one section are one step; each of the others is one of its own.
int stepOf(const FilingPlace& place)
{
    constexpr int kAfterSections = 1000;
    const Kind kind = place.kind == Kind::ButtonSignature ? Kind::Signature : place.kind;
    return place.section >= 0 ? place.section : kAfterSections + static_cast<int>(kind);
}

} // namespace

void FilingViewModel::refresh()
{
    QList<Choice> lines;
    QList<Choice> answers;
    switch (m_place.kind) {
    case Kind::Consent:
        if (m_matter && m_matter->terminal.consent) {
            lines = sentenceLines(m_matter->terminal.consent->text.in(language()));
        }
        break;
    case Kind::Declined:
        lines =
            sentenceLines(m_session.isHallClosed()
                              ? tr("您的个人信息没有被读取。\n您可以在大厅开门后到人工窗口办理。")
                              : tr("您的个人信息没有被读取。\n您可以返回取号，到人工窗口办理。"));
        if (m_matter->guide.canBeBooked) {
            lines += sentenceLines(tr("您也可以预约其他时间办理。"));
        }
        break;
    case Kind::Draft:
        lines =
            sentenceLines(tr("继续填写：从上次的地方接着填。\n重新填写：上次填写的内容会被删除。"));
        if (!toPhotograph().isEmpty()) {
            lines += sentenceLines(tr("照片没有保存，要重新拍。"));
        }
        if (m_matter->terminal.wantsSignature) {
            lines += sentenceLines(tr("签名没有保存，提交前再签。"));
        }
        break;
    case Kind::Known:
        lines = shownLines();
        break;
    case Kind::Commitment:
        lines = sentenceLines(m_matter->terminal.commitment->text.in(language()));
        for (const QString& id : m_matter->terminal.commitment->replaces) {
            if (const catalog::Material* material = m_matter->material(id)) {
                lines += sentenceLines(tr("承诺后不用提交：%1").arg(material->name.in(language())));
            }
        }
        break;
    case Kind::Materials:
        lines = materialLines(*m_matter, m_opened->withheld, m_hasCommitted, language(),
                              photographed());
        break;
    case Kind::Summary:
        answers = shownLines() + photoChoices();
        break;
    case Kind::ButtonSignature:
        lines = buttonLines();
        break;
    case Kind::Fee:
    case Kind::Due:
    case Kind::Unpaid:
        lines = feeLines();
        break;
    case Kind::Entries:
        if (field()) {
            answers = entryChoices(*field(), language());
        }
        break;
    case Kind::Paper:
        lines = sentenceLines(paperText(*m_printing));
        break;
    case Kind::Filed:
        lines = filedLines(*m_filed, *m_matter, language());
        break;
    default:
        break;
    }
    m_lines.setChoices(lines);
    m_answers.setChoices(answers);
    Q_EMIT changed();
}

QString FilingViewModel::title() const
{
    switch (m_place.kind) {
    case Kind::Consent:
        return tr("请阅读并确认是否同意");
    case Kind::Declined:
        return tr("您没有同意，不能在本机办理");
    case Kind::Draft:
        return tr("要继续上次的填写吗？");
    case Kind::Opening:
        return tr("正在核对信息，请稍候");
    case Kind::Fetching:
        return tr("正在取办理结果，请稍候");
    case Kind::Known:
        return tr("请核对您的信息");
    case Kind::Question:
    case Kind::Province:
    case Kind::Entries:
        return questionTitle();
    case Kind::Commitment:
        return tr("请阅读告知承诺书");
    case Kind::Materials:
        return tr("还需要带到窗口的材料");
    case Kind::Photo:
        return m_photos.title();
    case Kind::Fee:
        //: A fee, as ¥20.00.
        return tr("这项业务收费 %1").arg(amount());
    case Kind::Due:
        return tr("您有一件还没有缴费");
    case Kind::Paying:
        return m_payment.step == cases::PaymentStep::Waiting ? tr("请缴费 %1").arg(amount())
                                                             : tr("正在联系收款设备，请稍候");
    case Kind::Unpaid:
        return tr("没有缴费成功");
    case Kind::Summary:
        return tr("请核对填写的内容");
    case Kind::Signature:
    case Kind::ButtonSignature:
        return signatureTitle();
    case Kind::Submitting:
        return tr("正在提交，请稍候");
    case Kind::Printing:
        return tr("正在打印，请在出票口取走");
    case Kind::Paper:
        return paperTitle(*m_printing);
    case Kind::Filed:
        return filedTitle();
    case Kind::Failed:
        if (m_isTakenUp) {
            return tr("暂时取不到办理结果");
        }
        return m_hasFailedToOpen ? tr("暂时不能在本机办理") : tr("没有提交成功");
    case Kind::Leaving:
        return tr("要离开吗？");
    }
    Q_UNREACHABLE();
}

QString FilingViewModel::lead() const
{
    if (isLeadNews()) {
        return m_reveal.note();
    }
    switch (m_place.kind) {
    case Kind::Consent:
        //: The matter, and the version of the consent text.
        return m_matter ? tr("%1 · 知情同意书 %2")
                              .arg(matterName(), m_matter->terminal.consent
                                                     ? m_matter->terminal.consent->version
                                                     : QString())
                        : QString();
    case Kind::Declined:
    case Kind::Submitting:
        return matterName();
    case Kind::Draft: {
        const QDateTime saved = hallTime(m_draft ? m_draft->savedAtMs : 0);
        return tr("%1，今天 %2 保存").arg(matterName(), saved.toString(QStringLiteral("HH:mm")));
    }
    case Kind::Opening:
        return tr("正在向有关部门查询，最多几秒钟。");
    case Kind::Fetching:
        return matterName();
    case Kind::Known:
        return tr("%1 · 有误请到窗口更正").arg(stepText());
    case Kind::Question:
    case Kind::Province:
    case Kind::Entries:
        return questionLead();
    case Kind::Commitment:
    case Kind::Materials:
        return stepText();
    case Kind::Photo:
        return m_photos.lead();
    case Kind::Signature:
    case Kind::ButtonSignature:
        return signatureLead();
    case Kind::Fee:
        return tr("%1 · %2").arg(stepText(), feeName());
    case Kind::Due:
        //: The matter, its number, what it costs.
        return tr("%1 · %2 · %3")
            .arg(matterName(), m_due ? m_due->provisional : QString(), amount());
    case Kind::Paying:
        return payHint();
    case Kind::Unpaid:
        return unpaidText();
    case Kind::Summary:
        return tr("%1 · 点一项可以修改").arg(stepText());
    case Kind::Failed:
        return failureText();
    case Kind::Leaving:
        return leavingText();
    case Kind::Paper:
        return paperLead(*m_printing);
    case Kind::Printing:
    case Kind::Filed:
        return {};
    }
    Q_UNREACHABLE();
}

QString FilingViewModel::questionTitle() const
{
    const std::optional<cases::FieldView> view = field();
    if (!view) {
        return {};
    }
    const QString label = view->field->label.in(language());
    const EntryOf entry = entryOf(m_place.path);
    if (m_place.kind == Kind::Province) {
        //: %1 is a field that names a region.
        return tr("%1：请选择省份").arg(label);
    }
    if (entry.index >= 0) {
        const auto group = m_filling->field(entry.group);
        //: A list of a form, which entry of it, and a field of that.
        return tr("%1 %2：%3")
            .arg(group->field->label.in(language()))
            .arg(entry.index + 1)
            .arg(label);
    }
    return label;
}

QString FilingViewModel::questionLead() const
{
    const std::optional<cases::FieldView> view = field();
    if (!view) {
        return {};
    }
    QString hint = sourceText(*view, m_session.tickets().catalogue(), language());
    if (!hint.isEmpty()) {
        //: %1 says where the value is from.
        hint = tr("%1，可以修改").arg(hint);
    } else if (view->field->type == catalog::FieldType::Region && m_place.kind == Kind::Question) {
        hint = tr("代码后四位，不知道可以不填");
    } else {
        hint = view->field->help.in(language());
    }
    return hint.isEmpty() ? stepText() : tr("%1 · %2").arg(stepText(), hint);
}

QString FilingViewModel::stepText() const
{
    if (!m_filling) {
        return {};
    }
    QList<int> steps;
    const QList<FilingPlace> all = places();
    for (const FilingPlace& place : all) {
        if (!steps.contains(stepOf(place))) {
            steps.append(stepOf(place));
        }
    }
    return tr("第 %1 步，共 %2 步").arg(steps.indexOf(stepOf(m_place)) + 1).arg(steps.size());
}

QString FilingViewModel::failureText() const
{
    if (m_isTakenUp) {
        return tr("您的办件不受影响。请稍后再试，或到窗口领取。");
    }
    switch (m_failure) {
    case ErrorCode::StoreRestored:
    case ErrorCode::MarkBurnt:
        return tr("这台机器刚刚恢复过数据，暂时不能办理。填写的内容没有提交，请到窗口或其他机器。");
    case ErrorCode::BadRequest:
        return tr("有的内容没有通过检查，没有提交。请返回逐项核对，或呼叫工作人员。");
    case ErrorCode::NotFound:
    case ErrorCode::NotPermitted:
        return tr("这个事项现在不能在本机办理。请返回取号，到窗口办理。");
    default:
        return m_hasFailedToOpen
                   ? tr("信息没有读出，没有提交任何内容。请再试一次，或呼叫工作人员。")
                   : tr("填写的内容还在，没有提交。请再试一次，或呼叫工作人员。");
    }
}

QString FilingViewModel::filedTitle() const
{
    if (m_isOnA4) {
        return tr("已办结，请取走左侧的证明");
    }
    if (isUnpaid(m_filed->money.state)) {
        return m_isOnPaper ? tr("已收件，还没有缴费，请取走回执")
                           : tr("已收件，还没有缴费，请记下编号");
    }
    if (m_filed->money.state == cases::MoneyState::Open) {
        return m_isOnPaper ? tr("已收件，缴费待核对，请取走回执")
                           : tr("已收件，缴费待核对，请记下编号");
    }
    const bool isDecided = isDone(*m_filed);
    if (m_isOnPaper) {
        return isDecided ? tr("已办结，请取走凭条") : tr("已收件，请取走回执");
    }
    return isDecided ? tr("已办结，请记下编号") : tr("已收件，请记下编号");
}

QString FilingViewModel::leavingText() const
{
    if (!hasUnfiled()) {
        return {};
    }
    if (!hasCard()) {
        return tr("您没有刷身份证，已填写的内容不会保存。");
    }
    QString kept = tr("已填写的内容会加密保存在本机。今天之内再刷身份证，可以接着填。");
    if (m_session.isOnline()) {
        kept = m_cases.areDraftsOfTheCity()
                   ? tr("已填写的内容会加密保存。今天之内在全市任何一个大厅的机器刷身份证，可以接着"
                        "填。")
                   : tr("已填写的内容会加密保存。今天之内在本厅任何一台机器刷身份证，可以接着填。");
    }
    //: %1: that what was filled in is kept, and where to go on.
    return photographed().isEmpty() ? kept : tr("%1照片不保存，要重新拍。").arg(kept);
}

bool FilingViewModel::hasMoreLines() const
{
    return m_lines.pageIndex() + 1 < m_lines.pageCount();
}

QString FilingViewModel::longestLine() const
{
    QString longest;
    for (const Choice& line : m_lines.choices()) {
        if (displayWidth(line.title) > displayWidth(longest)) {
            longest = line.title;
        }
    }
    return longest;
}

bool FilingViewModel::hasCaptions() const
{
    return std::any_of(m_lines.choices().cbegin(), m_lines.choices().cend(),
                       [](const Choice& line) { return !line.caption.isEmpty(); });
}

QString FilingViewModel::matterName() const
{
    return m_matter ? m_matter->name.in(language()) : QString();
}

QString FilingViewModel::number() const
{
    if (!m_filed) {
        return {};
    }
    return m_filed->number.isEmpty() ? m_filed->provisional : m_filed->number;
}

QString FilingViewModel::numberLabel() const
{
    return m_filed && m_filed->number.isEmpty() ? tr("临时编号") : tr("办件编号");
}

QString FilingViewModel::code() const
{
    return m_filed ? m_filed->link : QString();
}

QString FilingViewModel::filedNote() const
{
    if (!m_filed) {
        return {};
    }
    if (!m_session.isOnline() && !m_isTakenUp) {
        return tr("已保存在本机，联网后自动送达，编号为临时编号。");
    }
    if (hasCard() && m_session.devices().isCardLying()) {
        return tr("请取走您的身份证");
    }
    if (m_isOnA4) {
        return tr("请看一眼左侧出纸盘，不要忘了拿证明。");
    }
    return m_isOnPaper ? QString() : tr("没有打印出来，请记下编号，或扫码保存。");
}

} // namespace onewindow::ui
