// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QQuickPaintedItem>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// A QR code (ISO/IEC 18004, byte mode, error correction M) with its quiet zone of four modules,
/// black on white in every mode of the screen, since that is what cameras read best. Modules are
/// whole pixels; what the item has left over is white.
class QrCode : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    /// UTF-8, kContentLimit bytes at most; nothing is drawn of what is longer or empty.
    Q_PROPERTY(QString content READ content WRITE setContent NOTIFY contentChanged)

public:
    static constexpr qsizetype kContentLimit = 1200;

    explicit QrCode(QQuickItem* parent = nullptr);

    [[nodiscard]] QString content() const { return m_content; }

    void setContent(const QString& content);

    void paint(QPainter* painter) override;

Q_SIGNALS:
    void contentChanged();

private:
    QString m_content;
};

} // namespace onewindow::ui
