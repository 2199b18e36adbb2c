// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// FilingViewModel where materials are photographed and where the whole is signed.

#include "qml/Kiosk/filing/FilingTexts.h"
#include "qml/Kiosk/filing/FilingViewModel.h"

#include <utility>

namespace onewindow::ui {

using Kind = FilingPlace::Kind;

QString FilingViewModel::complaint() const
{
    return m_place.kind == Kind::Photo ? m_photos.complaint() : m_complaint;
}

QList<catalog::Material> FilingViewModel::toPhotograph() const
{
    if (!m_session.abilities().photographs || !m_matter) {
        return {};
    }
    return cases::materialsToPhotograph(*m_matter, m_opened ? m_opened->withheld : QStringList(),
                                        m_hasCommitted);
}

QStringList FilingViewModel::photographed() const
{
    QStringList ids;
    const QList<catalog::Material> wanted = toPhotograph();
    for (const catalog::Material& material : wanted) {
        if (m_photos.pageCount(material.id) > 0) {
            ids << material.id;
        }
    }
    return ids;
}

/// The material of this place; null anywhere else.
const catalog::Material* FilingViewModel::photographedHere() const
{
    return m_place.kind == Kind::Photo ? m_matter->material(m_place.path.sliced(kPhotoKey.size()))
                                       : nullptr;
}

/// On from where something is photographed, looked at for the last time, or signed.
void FilingViewModel::prove()
{
    if (m_place.kind == Kind::Photo) {
        photograph(false);
    } else if (m_place.kind != Kind::Summary) {
        sign();
    } else if (m_matter->terminal.wantsSignature) {
        showNext();
    } else {
        submit();
    }
}

void FilingViewModel::photograph(bool isAside)
{
    if (isAside ? m_photos.goAside() : m_photos.goOn()) {
        showNext();
    }
}

/// What was photographed, to press and look at again.
QList<Choice> FilingViewModel::photoChoices() const
{
    QList<Choice> choices;
    const QList<catalog::Material> wanted = toPhotograph();
    for (const catalog::Material& material : wanted) {
        const int pages = m_photos.pageCount(material.id);
        const QString name = material.name.in(language());
        choices.append({.key = kPhotoKey + material.id,
                        //: A material, and how much of it was photographed.
                        .title = pages > 0 ? tr("%1：已拍 %n 页", "", pages).arg(name)
                                           : tr("%1：没有拍照").arg(name),
                        .caption = {},
                        .iconName = QStringLiteral("photo_camera"),
                        .trailing = {}});
    }
    return choices;
}

/// What the button stands for.
QList<Choice> FilingViewModel::buttonLines()
{
    return sentenceLines(
        tr("您已核对填写的内容，内容属实。\n按按钮确认，和手写签名效力相同。\n办件里会注明：本人"
           "不能手写，按按钮确认。"));
}

void FilingViewModel::signByButton()
{
    if (!m_isWorking && m_place.kind == Kind::Signature) {
        m_ink.clear();
        show({.kind = Kind::ButtonSignature});
    }
}

void FilingViewModel::sign()
{
    if (m_place.kind == Kind::ButtonSignature) {
        m_signature.emplace();
        m_signature->isByHand = false;
        submit();
        return;
    }
    if (!m_ink.isLegible()) {
        m_complaint = m_ink.isEmpty() ? tr("还没有签名，请在框内写下姓名。")
                                      : tr("签名太小或没有写完，请写大一些。");
        Q_EMIT changed();
        return;
    }
    m_signature = m_ink.signature();
    submit();
}

void FilingViewModel::dropSignature()
{
    if (!m_ink.isEmpty()) {
        m_ink.clear();
    }
    if (m_signature) {
        m_signature->wipe();
        m_signature.reset();
    }
}

QString FilingViewModel::signatureTitle() const
{
    return m_place.kind == Kind::Signature ? tr("请用手指写下您的姓名")
                                           : tr("不能手写的，请按按钮确认");
}

QString FilingViewModel::signatureLead() const
{
    //: Which step, and what a signature means.
    return m_place.kind == Kind::Signature ? tr("%1 · 签名表示填写的内容属实").arg(stepText())
                                           : stepText();
}

} // namespace onewindow::ui
