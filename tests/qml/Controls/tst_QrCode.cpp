// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/scanner/QrFrameDecoder.h"
#include "qml/Controls/QrCode.h"

#include <QPainter>
#include <QTest>

using onewindow::drivers::QrFrameDecoder;
using onewindow::ui::QrCode;

namespace {

QImage drawn(const QString& content, int side)
{
    QrCode code;
    code.setSize(QSizeF(side, side));
    code.setContent(content);
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(code.fillColor());
    QPainter painter(&image);
    code.paint(&painter);
    return image;
}

bool isBlank(const QImage& image)
{
    QImage white(image.size(), image.format());
    white.fill(Qt::white);
    return image == white;
}

} // namespace

class TestQrCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void cameraReadsIt_data();
    void cameraReadsIt();
    void nothingIsDrawnOfWhatCannotBe();
};

void TestQrCode::cameraReadsIt_data()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<int>("side");
    QTest::newRow("link") << "https://hall.example/t/AbCdEfGhIjKlMnOpQrStUv" << 220;
    QTest::newRow("link on a small panel")
        << "https://hall.example/t/AbCdEfGhIjKlMnOpQrStUv" << 120;
    QTest::newRow("Chinese") << QStringLiteral("一窗通 A1023") << 220;
    QTest::newRow("longest") << QString(QrCode::kContentLimit, u'x') << 600;
}

void TestQrCode::cameraReadsIt()
{
    QFETCH(const QString, content);
    QFETCH(const int, side);
    const std::optional<QString> seen = QrFrameDecoder().decode(drawn(content, side));
    QVERIFY(seen.has_value());
    QCOMPARE(*seen, content);
}

void TestQrCode::nothingIsDrawnOfWhatCannotBe()
{
    QVERIFY(isBlank(drawn(QString(), 220)));
    QVERIFY(isBlank(drawn(QString(QrCode::kContentLimit + 1, u'x'), 600)));
    QVERIFY(isBlank(drawn(QStringLiteral("https://hall.example/t/AbCdEfGhIjKlMnOp"), 20)));
}

QTEST_MAIN(TestQrCode)
#include "tst_QrCode.moc"
