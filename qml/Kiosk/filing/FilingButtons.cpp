// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the buttons on the pages of FilingViewModel say, and which there are.

#include "qml/Kiosk/filing/FilingViewModel.h"
#include "qml/Kiosk/filing/ResultPaperTexts.h"

namespace onewindow::ui {

using Kind = FilingPlace::Kind;

QString FilingViewModel::primaryText() const
{
    if (hasMoreLines()) {
        return tr("继续看");
    }
    switch (m_place.kind) {
    case Kind::Consent:
        return tr("同意并继续");
    case Kind::Declined:
        return m_session.isHallClosed() ? tr("返回") : tr("返回取号");
    case Kind::Draft:
    case Kind::Leaving:
        return tr("继续填写");
    case Kind::Due:
        return tr("现在缴费");
    case Kind::Unpaid:
        return canPay() ? tr("再缴一次") : QString();
    case Kind::Known:
    case Kind::Question:
    case Kind::Province:
    case Kind::Entries:
    case Kind::Materials:
    case Kind::Fee:
        return m_isChanging ? tr("改好了") : tr("下一步");
    case Kind::Commitment:
        return tr("我承诺");
    case Kind::Photo:
        return m_isChanging && m_photos.state() == MaterialPhotos::State::Kept
                   ? tr("改好了")
                   : m_photos.primaryText();
    case Kind::Summary:
        return m_matter->terminal.wantsSignature ? tr("去签名") : tr("确认提交");
    case Kind::Signature:
    case Kind::ButtonSignature:
        return tr("确认提交");
    case Kind::Failed: {
        const bool isFinal = !m_isTakenUp && (m_failure == ErrorCode::NotFound ||
                                              m_failure == ErrorCode::NotPermitted);
        return isFinal ? QString() : tr("再试一次");
    }
    case Kind::Paper:
        return paperPrimaryText(*m_printing, canPrintSlip());
    case Kind::Opening:
    case Kind::Fetching:
    case Kind::Submitting:
    case Kind::Paying:
    case Kind::Printing:
    case Kind::Filed:
        return {};
    }
    Q_UNREACHABLE();
}

QString FilingViewModel::primaryIcon() const
{
    if (hasMoreLines()) {
        return QStringLiteral("expand_more");
    }
    switch (m_place.kind) {
    case Kind::Photo:
        return m_photos.primaryIcon();
    case Kind::Summary:
        return m_matter->terminal.wantsSignature ? QStringLiteral("gesture")
                                                 : QStringLiteral("check");
    case Kind::Consent:
    case Kind::Commitment:
    case Kind::Signature:
    case Kind::ButtonSignature:
        return QStringLiteral("check");
    case Kind::Declined:
        return m_session.isHallClosed() ? QStringLiteral("arrow_back")
                                        : QStringLiteral("confirmation_number");
    case Kind::Draft:
    case Kind::Leaving:
        return QStringLiteral("edit");
    case Kind::Failed:
    case Kind::Unpaid:
        return QStringLiteral("refresh");
    case Kind::Paper:
        return paperPrimaryIcon(*m_printing);
    default:
        return m_isChanging ? QStringLiteral("check") : QStringLiteral("arrow_forward");
    }
}

QString FilingViewModel::secondaryText() const
{
    const std::optional<cases::FieldView> view = field();
    switch (m_place.kind) {
    case Kind::Consent:
        return tr("不同意");
    case Kind::Declined:
        return tr("重新阅读");
    case Kind::Draft:
        return tr("重新填写");
    case Kind::Due:
        return tr("另办一件");
    case Kind::Paying:
        return m_payment.step == cases::PaymentStep::Waiting ? tr("取消缴费") : QString();
    case Kind::Unpaid:
        return tr("以后缴费");
    case Kind::Commitment:
        return tr("不承诺，交材料");
    case Kind::Known:
    case Kind::Summary:
        return canReveal() || m_reveal.isShown() ? m_reveal.buttonText() : QString();
    case Kind::Photo:
        return m_photos.secondaryText();
    case Kind::Signature:
        return m_ink.isEmpty() ? QString() : tr("清除重写");
    case Kind::ButtonSignature:
        return tr("改为手写");
    case Kind::Leaving:
        return hasCard() ? tr("保存并离开") : tr("离开");
    case Kind::Failed:
        return tr("呼叫工作人员");
    case Kind::Paper:
        return paperSecondaryText(*m_printing, canPrintSlip());
    case Kind::Province:
    case Kind::Question: {
        if (view && !view->field->isRequired) {
            return tr("跳过");
        }
        const EntryOf entry = entryOf(m_place.path);
        const auto group =
            entry.index >= 0 ? m_filling->field(entry.group) : std::optional<cases::FieldView>();
        return group && group->canRemove ? tr("删除这一条") : QString();
    }
    default:
        return {};
    }
}

QString FilingViewModel::secondaryIcon() const
{
    switch (m_place.kind) {
    case Kind::Known:
    case Kind::Summary:
        return m_reveal.buttonIcon();
    case Kind::Photo:
        return m_photos.secondaryIcon();
    case Kind::Signature:
        return QStringLiteral("refresh");
    case Kind::ButtonSignature:
        return QStringLiteral("gesture");
    case Kind::Failed:
        return QStringLiteral("support_agent");
    case Kind::Paper:
        return paperCallsStaff(*m_printing) ? QStringLiteral("support_agent")
                                            : QStringLiteral("receipt");
    case Kind::Leaving:
        return QStringLiteral("logout");
    case Kind::Paying:
        return QStringLiteral("close");
    case Kind::Question:
        return field() && field()->field->isRequired ? QStringLiteral("delete_outline") : QString();
    default:
        return {};
    }
}

bool FilingViewModel::callsStaff() const
{
    return m_place.kind == Kind::Failed ||
           (m_place.kind == Kind::Paper && paperCallsStaff(*m_printing));
}

bool FilingViewModel::canGoBack() const
{
    return m_place.kind != Kind::Opening && m_place.kind != Kind::Fetching &&
           m_place.kind != Kind::Submitting && m_place.kind != Kind::Paying &&
           m_place.kind != Kind::Unpaid && m_place.kind != Kind::Printing &&
           m_place.kind != Kind::Paper && m_place.kind != Kind::Filed &&
           m_place.kind != Kind::Leaving;
}

} // namespace onewindow::ui
